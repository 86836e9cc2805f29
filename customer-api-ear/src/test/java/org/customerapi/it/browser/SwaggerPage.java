package org.customerapi.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import jakarta.json.JsonObject;
import org.customerapi.it.Api;

/** Swagger UI at {@code /docs/}. */
final class SwaggerPage {
    private final Page page;

    private SwaggerPage(Page page) {
        this.page = page;
    }

    static SwaggerPage open(Visit visit) {
        visit.open("docs/");
        SwaggerPage swagger = new SwaggerPage(visit.page());
        swagger.page.locator(".opblock").first().waitFor();
        return swagger;
    }

    int operations() {
        return page.locator(".opblock").count();
    }

    /** Enters what a security scheme wants, once for all operations. */
    void authorize(String scheme, String value) {
        page.locator(".auth-wrapper .authorize").first().click();
        Locator form = page.locator(".auth-container")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h4", new Page.LocatorOptions().setHasText(scheme))));
        form.locator("input").fill(value);
        form.locator("button.authorize").click();
        page.locator(".modal-ux .btn-done").first().click();
    }

    Operation operation(String tag, String id) {
        return new Operation(page.locator("#operations-" + tag + "-" + id));
    }

    /** One operation's block. */
    final class Operation {
        private final Locator block;

        private Operation(Locator block) {
            this.block = block;
        }

        Operation open() {
            block.locator(".opblock-summary-control").click();
            return this;
        }

        /** Fills a parameter that has no example. */
        Operation fill(String parameter, String value) {
            block.locator("tr[data-param-name='" + parameter + "'] input").fill(value);
            return this;
        }

        Operation body(String body) {
            block.locator("textarea.body-param__text").fill(body);
            return this;
        }

        /** What the server answered, which the page has to show. */
        Response execute() {
            Response response = page.waitForResponse(
                    candidate -> candidate.request().resourceType().equals("fetch"),
                    () -> block.locator("button.execute").click());
            assertThat(block.locator(".live-responses-table tr.response .response-col_status")
                            .first())
                    .containsText(Integer.toString(response.status()));
            return response;
        }

        JsonObject answer() {
            JsonObject answer = Api.json(execute().text());
            String member = answer.keySet().iterator().next();
            assertThat(block.locator(".live-responses-table .highlight-code").first())
                    .containsText('"' + member + '"');
            return answer;
        }

        void close() {
            block.locator(".opblock-summary-control").click();
        }
    }
}
