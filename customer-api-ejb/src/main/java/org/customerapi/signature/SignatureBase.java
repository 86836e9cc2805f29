package org.customerapi.signature;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * What is signed, apart from how. The published scheme signs the rewritten body and the timestamp; it covers neither the
 * operation nor the other headers, and two different bodies can share a base. A further scheme becomes a further factory.
 */
public final class SignatureBase {
    private final String text;

    private SignatureBase(String text) {
        this.text = text;
    }

    /**
     * The base of the published scheme (the contract, section 8).
     *
     * @param body a JSON object in UTF-8; empty counts as <code>{}</code>
     * @param timestamp the header's text
     * @throws Rejection {@code BODY_NOT_JSON}
     */
    public static SignatureBase published(byte[] body, String timestamp) {
        return new SignatureBase(CanonicalJson.of(utf8(body)).concat(timestamp));
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The base itself; no secret, but a customer's data. */
    public String text() {
        return text;
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Rejection(ErrorCode.BODY_NOT_JSON);
        }
    }
}
