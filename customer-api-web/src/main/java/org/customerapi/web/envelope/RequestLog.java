package org.customerapi.web.envelope;

import static java.lang.System.Logger.Level.INFO;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * One line a request, in the log named {@value #NAME}: its trace, company, operation, code and milliseconds; never a header or a
 * body. A company that nobody has verified is the one that the caller names.
 */
public class RequestLog extends HttpFilter {
    /** The logger, so that an operator can send these lines elsewhere or switch them off. */
    static final String NAME = "org.customerapi.request";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(NAME);
    private static final long NANOS_PER_TENTH = 100_000;
    private static final long HALF_A_TENTH = NANOS_PER_TENTH / 2;
    private static final long TENTHS_PER_MILLI = 10;
    private static final int FIRST_REFUSAL = 400;

    private final transient Call call;

    @Inject
    public RequestLog(Call call) {
        this.call = call;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (LOG.isLoggable(INFO)) {
                LOG.log(
                        INFO,
                        line(call, answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR));
            }
        }
    }

    /** Every value is of an alphabet that holds no blank and no line break. */
    static String line(Call call, int status) {
        return "trace=" + call.origin().trace()
                + " company=" + call.company().orElse("-")
                + " operation=" + call.operation().orElse("-")
                + " code=" + call.code().orElseGet(() -> status < FIRST_REFUSAL ? "0" : "http-" + status)
                + " ms=" + millis(call.elapsedNanos());
    }

    /** With one decimal; a format would cost more than the rest of the line. */
    private static String millis(long nanos) {
        long tenths = (nanos + HALF_A_TENTH) / NANOS_PER_TENTH;
        return tenths / TENTHS_PER_MILLI + "." + tenths % TENTHS_PER_MILLI;
    }
}
