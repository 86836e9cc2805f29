package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Sees what a person would not: errors in the console, requests to other hosts, pages without their headers. */
final class PageWatch {
    /** What Chromium says of every answer that is no 2xx, and of nothing else. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of ";

    private final String root;
    private final List<String> faults = new ArrayList<>();
    private final List<String> spoken = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private boolean statusesExpected;

    private PageWatch(URI root) {
        this.root = root.toString();
    }

    static PageWatch over(BrowserContext context, URI root) {
        PageWatch watch = new PageWatch(root);
        context.onConsoleMessage(watch::heard);
        context.onWebError(error -> watch.faults.add("not caught: " + error.error()));
        context.onRequest(watch::sent);
        context.onResponse(watch::received);
        return watch;
    }

    /** For visits that provoke answers which are no 200. */
    void expectStatuses() {
        statusesExpected = true;
    }

    /** Everything that pages said in the console. */
    List<String> spoken() {
        return List.copyOf(spoken);
    }

    /** Everything that was sent: addresses, headers and bodies. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    void verifyNothingWrong() {
        assertThat(faults).as("what went wrong in the browser").isEmpty();
    }

    private void heard(ConsoleMessage message) {
        spoken.add(message.text());
        boolean tolerated = statusesExpected && message.text().startsWith(REFUSED);
        if (message.type().equals("error") && !tolerated) {
            faults.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void sent(Request request) {
        sent.add(request.url() + "\n" + request.headers() + "\n" + request.postData());
        String url = request.url().replaceFirst("^blob:", "");
        if (!url.startsWith(root) && !url.startsWith("data:")) {
            faults.add("a request to another origin: " + request.url());
        }
    }

    private void received(Response response) {
        boolean page = response.request().resourceType().equals("document");
        if (page && response.url().startsWith(root)) {
            DocumentHeaders.faults(response.headers()).forEach(fault -> faults.add(response.url() + ": " + fault));
        }
    }
}
