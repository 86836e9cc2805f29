package org.customerapi.web.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.customerapi.web.envelope.Call;

/**
 * Brings {@code /openapi-c/*} into the one JAX-RS application: Payara's OpenAPI document goes wrong with two. What gateways ask goes to
 * {@link GatewayServlet}, unless it is put in another way than it should.
 */
public class OpenApiForward extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Call call;

    @Inject
    public OpenApiForward(Call call) {
        this.call = call;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (GatewayServlet.answers(request, call)) {
            chain.doFilter(request, response);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        request.getRequestDispatcher("/api" + path).forward(request, response);
    }
}
