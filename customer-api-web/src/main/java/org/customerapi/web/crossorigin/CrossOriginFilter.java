package org.customerapi.web.crossorigin;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.customerapi.shared.settings.Settings;

/**
 * CORS (the Fetch standard, section 3.2) for the origins that {@link Settings#CORS_ORIGINS} names; where it names none, nothing changes. A
 * foreign origin is answered as if there were no CORS, and so its browser lets the page see nothing. Never with credentials: a session's
 * token is a header that the page must know.
 */
public class CrossOriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String METHODS = "GET, POST";
    private static final String MAX_AGE_SECONDS = "600";

    /** What clients send, sessions and signed calls alike. */
    private static final String REQUEST_HEADERS = String.join(
            ", ",
            "Content-Type",
            "companyId",
            "token",
            "lang",
            "trace",
            "version",
            "group",
            "timestamp",
            "apiKey",
            "signature",
            "signatureAlgorithm",
            "recvWindow");

    private static final String RESPONSE_HEADERS = String.join(
            ", ",
            "x-ratelimit-limit",
            "x-ratelimit-remairing",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "Retry-After");

    private final transient List<String> origins;

    @Inject
    public CrossOriginFilter(Settings settings) {
        this.origins = settings.get(Settings.CORS_ORIGINS);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!origins.isEmpty()) {
            // Whoever asks, and whether he says from where: a cache must not give one origin's answer to another.
            response.addHeader("Vary", "Origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (isPreflight(request)) {
            allow(response);
        } else {
            response.setHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
