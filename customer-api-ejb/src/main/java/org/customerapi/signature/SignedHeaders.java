package org.customerapi.signature;

import java.time.Instant;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * The headers of a signed call, complete and well-formed.
 *
 * @param timestamp the header's text, as it is signed
 */
record SignedHeaders(
        long companyId,
        String accessKey,
        String timestamp,
        Instant sentAt,
        ReplayWindow window,
        SignatureAlgorithm algorithm,
        String signature) {

    /** @throws Rejection {@code HEADER_MISSING}, {@code COMPANY_ID_MISSING}, {@code TRACE_MISSING}, {@code HEADER_ILLEGAL} */
    static SignedHeaders of(SignedCall call) {
        require(call.accessKey(), "apiKey");
        require(call.signature(), "signature");
        require(call.timestamp(), "timestamp");
        if (call.companyId() == null) {
            throw new Rejection(ErrorCode.COMPANY_ID_MISSING);
        }
        if (call.trace() == null) {
            throw new Rejection(ErrorCode.TRACE_MISSING);
        }
        return new SignedHeaders(
                number(call.companyId(), "companyId"),
                call.accessKey(),
                call.timestamp(),
                Instant.ofEpochMilli(number(call.timestamp(), "timestamp")),
                ReplayWindow.of(call.recvWindow()),
                SignatureAlgorithm.of(call.signatureAlgorithm()),
                call.signature());
    }

    private static void require(String value, String name) {
        if (value == null) {
            throw new Rejection(ErrorCode.HEADER_MISSING, name);
        }
    }

    /**
     * The number that 1 to 18 decimal digits stand for.
     *
     * @throws Rejection {@code HEADER_ILLEGAL} for any other text
     */
    static long number(String text, String name) {
        int length = text.length();
        boolean decimal = length > 0 && length <= 18;
        long value = 0;
        for (int i = 0; decimal && i < length; i++) {
            char c = text.charAt(i);
            decimal = c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (!decimal) {
            throw new Rejection(ErrorCode.HEADER_ILLEGAL, name);
        }
        return value;
    }

    /** As with {@link SignedCall}: a signature is nobody else's business. */
    @Override
    public String toString() {
        return "SignedHeaders[" + accessKey + ", " + timestamp + ", " + algorithm + "]";
    }
}
