package org.customerapi.web.pages;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.customerapi.shared.settings.Settings;

/**
 * Tells browsers what pages may do: use what comes from this server, and nothing else. Every answer gets these headers; to an
 * answer of the API they say that it is no page at all. Only pages may be kept, and have to be asked for anew each time. In demo mode
 * one more says so.
 */
public class PageHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Content Security Policy, level 3: no inline script or style, no other origin, no framing. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "X-Frame-Options",
            "DENY",
            "Cache-Control",
            "no-cache");

    private final boolean demo;

    @Inject
    public PageHeaders(Settings settings) {
        this.demo = settings.get(Settings.DEMO);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HEADERS.forEach(response::setHeader);
        if (demo) {
            response.setHeader("Demo-Mode", "on");
        }
        chain.doFilter(request, response);
    }
}
