package org.customerapi.web.error;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.customerapi.shared.Rejection;
import org.customerapi.web.envelope.EnvelopeWriter;
import org.customerapi.web.envelope.Refusals;

/**
 * The last net: what the server itself refuses before JAX-RS sees it. Under {@code /api} and {@code /openapi-c} the answer is an
 * envelope, elsewhere a line of text; nowhere a page with a stack trace.
 */
@WebServlet("/error-page")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Refusals refusals;
    private final transient EnvelopeWriter writer;

    @Inject
    public ErrorPage(Refusals refusals, EnvelopeWriter writer) {
        this.refusals = refusals;
        this.writer = writer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = response.getStatus();
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .replaceFirst("^" + Pattern.quote(request.getContextPath()), "");
        if (uri.startsWith("/api/") || uri.startsWith("/openapi-c/")) {
            writer.write(refusals.envelope(new Rejection(HttpStatuses.codeOf(status))), response);
        } else {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(status);
        }
    }
}
