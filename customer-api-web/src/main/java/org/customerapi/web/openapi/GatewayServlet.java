package org.customerapi.web.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.customerapi.shared.Rejection;
import org.customerapi.signature.VerifiedCaller;
import org.customerapi.web.body.RawBody;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Envelope;
import org.customerapi.web.envelope.EnvelopeWriter;
import org.customerapi.web.envelope.Refusals;
import org.customerapi.web.error.Failures;

/**
 * Judges signed calls for gateways without the JAX-RS runtime, which costs more than the verdict (decision record 18). Its answers are
 * those of {@link OpenApiResource#verify}, which describes the operation.
 */
@WebServlet(GatewayServlet.PATH + "/*")
public class GatewayServlet extends HttpServlet {
    static final String PATH = "/openapi-c/verify";

    private static final long serialVersionUID = 1L;

    private final transient SignedCallGate gate;
    private final transient Call call;
    private final transient Failures failures;
    private final transient Refusals refusals;
    private final transient EnvelopeWriter writer;

    @Inject
    public GatewayServlet(SignedCallGate gate, Call call, Failures failures, Refusals refusals, EnvelopeWriter writer) {
        this.gate = gate;
        this.call = call;
        this.failures = failures;
        this.refusals = refusals;
        this.writer = writer;
    }

    /** Whether the request is one for this servlet: by the container's reading of its path, and by the call's own. */
    static boolean answers(HttpServletRequest request, Call call) {
        return request.getServletPath().equals(PATH) && request.getMethod().equals("POST") && call.bizType() != null;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Envelope envelope = judge(request, response);
        RateHeaders.tell(gate.rate(), call, (name, value) -> response.setHeader(name, Long.toString(value)));
        writer.write(envelope, response);
    }

    private Envelope judge(HttpServletRequest request, HttpServletResponse response) {
        try {
            RawBody body = RawBody.read(request.getInputStream(), request.getContentLength());
            VerifiedCaller caller = gate.verifyForGateway(call.bizType(), name -> header(request, name), body);
            Envelope envelope = Envelope.success(null, call);
            // Not before there is an envelope: where none can be made, no header may say whose call it was.
            IdentityHeaders.of(caller).forEach(response::setHeader);
            return envelope;
        } catch (IOException | RuntimeException | Error e) {
            return refuse(failures.refusal(e), response);
        }
    }

    private Envelope refuse(Rejection refusal, HttpServletResponse response) {
        response.setStatus(
                GatewayStatus.of(refusal.code().httpStatus(), refusal.code().code()));
        refusals.retryAfterSeconds(refusal)
                .ifPresent(seconds -> response.setHeader("Retry-After", Integer.toString(seconds)));
        return refusals.envelope(refusal);
    }

    /** As JAX-RS has it: who sends two is not taken at the word of one. */
    private static String header(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return null;
        }
        String first = values.nextElement();
        return values.hasMoreElements() ? first + "," + String.join(",", Collections.list(values)) : first;
    }
}
