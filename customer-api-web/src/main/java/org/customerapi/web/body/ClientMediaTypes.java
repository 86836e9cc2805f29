package org.customerapi.web.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes no notice of what clients call their bodies and wish for in return: both are JSON. Else one who rightly says
 * {@code application/json} would be read by the runtime's own JSON reader instead of {@link WireRequestReader}, a form would be
 * read by the container, and what cannot be parsed would be refused before anybody looks at the call.
 */
public class ClientMediaTypes extends HttpFilter {
    static final String WIRE_REQUEST = "application/x-wire-request";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new Renamed(request), response);
    }

    /** The same request under our own media types. */
    private static final class Renamed extends HttpServletRequestWrapper {
        private static final Map<String, String> HEADERS = Map.of("content-type", WIRE_REQUEST, "accept", "*/*");

        Renamed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return WIRE_REQUEST;
        }

        @Override
        public String getCharacterEncoding() {
            return null;
        }

        @Override
        public String getHeader(String name) {
            String renamed = renamed(name);
            return renamed == null ? super.getHeader(name) : renamed;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String renamed = renamed(name);
            return renamed == null ? super.getHeaders(name) : Collections.enumeration(List.of(renamed));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            names.addAll(Collections.list(super.getHeaderNames()));
            names.addAll(HEADERS.keySet());
            return Collections.enumeration(names);
        }

        private static String renamed(String name) {
            return HEADERS.get(name.toLowerCase(Locale.ROOT));
        }
    }
}
