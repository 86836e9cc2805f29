package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.customerapi.it.Answer;
import org.customerapi.it.Api;
import org.customerapi.it.DemoCustomer;
import org.customerapi.it.KeyHolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Swagger UI calls what the document describes: the token set once, the examples as they are. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class SwaggerUiIT {
    /** What is refused before the operation itself looks at the call. */
    private static final Set<String> NOT_REACHED = Set.of(
            "GATEWAY_CODE_001",
            "GATEWAY_CODE_002",
            "GATEWAY_CODE_003",
            "GATEWAY_CODE_004",
            "GATEWAY_CODE_005",
            "GATEWAY_CODE_006",
            "GATEWAY_CODE_009",
            "GATEWAY_CODE_015",
            "GATEWAY_CODE_016",
            "GATEWAY_CODE_019",
            "00012001",
            "00012002",
            "00012003");

    private static final Set<String> WITHOUT_ENVELOPE = Set.of("codes");

    /** An operation, as the document has it. */
    private record Described(String path, String tag, String id, boolean hasBody, List<String> parameters) {
        boolean isSigned() {
            return tag.equals("signed") && hasBody;
        }
    }

    @Test
    void everyOperationShouldBeCalledFromThePage(Visits visits) {
        Visit visit = visits.begin(Device.DESKTOP.look());
        visit.watch().expectStatuses();
        List<Described> all = described(visits.api());
        DemoCustomer customer = visits.customer();
        KeyHolder key = KeyHolder.of(customer.logIn().apply("swagger"));

        SwaggerPage page = SwaggerPage.open(visit);
        assertThat(page.operations()).isEqualTo(all.size());
        page.authorize("token", logInOn(page, customer));
        page.authorize("admin", Stage.ADMIN_SECRET);

        for (Described described : all) {
            SwaggerPage.Operation operation =
                    page.operation(described.tag(), described.id()).open();
            if (described.isSigned()) {
                operation.body("{}");
                key.headers("{}").forEach(operation::fill);
            }
            if (described.parameters().contains("loginName")) {
                operation.fill("loginName", customer.email());
            }
            JsonObject answer = operation.answer();
            if (!WITHOUT_ENVELOPE.contains(described.id())) {
                assertThat(List.copyOf(answer.keySet())).as(described.id()).isEqualTo(Answer.MEMBERS);
                assertThat(answer.getString("code")).as(described.id()).isNotIn(NOT_REACHED);
            }
            operation.close();
        }
    }

    private static String logInOn(SwaggerPage page, DemoCustomer customer) {
        SwaggerPage.Operation login = page.operation("session", "login")
                .open()
                .body(customer.loginByEmail().build().toString());
        String token = login.answer().getJsonObject("data").getString("token");
        login.close();
        return token;
    }

    /** In the document's order, but for the one that ends the session. */
    private static List<Described> described(Api api) {
        JsonObject paths = Api.json(
                        api.with("Accept", "application/json").get("/openapi").text())
                .getJsonObject("paths");
        List<Described> all = new ArrayList<>();
        paths.forEach((path, item) -> item.asJsonObject().forEach((method, value) -> {
            JsonObject operation = value.asJsonObject();
            all.add(new Described(
                    path,
                    operation.getJsonArray("tags").getString(0),
                    operation.getString("operationId"),
                    operation.containsKey("requestBody"),
                    operation
                            .getOrDefault("parameters", JsonArray.EMPTY_JSON_ARRAY)
                            .asJsonArray()
                            .getValuesAs(JsonObject.class)
                            .stream()
                            .map(parameter -> parameter.getString("name", ""))
                            .toList()));
        }));
        all.sort(Comparator.comparing(described -> described.id().equals("logout")));
        return all;
    }
}
