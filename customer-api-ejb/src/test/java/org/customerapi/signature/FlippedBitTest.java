package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Beans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A single flipped bit anywhere in body, timestamp or signature is refused: more than 100,000 random cases, through all checks.
 *
 * <p>Some flips are none to the published scheme, and are counted apart. One in a body can leave the signature base as it is, to
 * the byte: in white space between tokens, in the case of an escape's digit, in the name of a member that is null. One in the
 * signature's Base64 text can leave the signature's bytes as they are: two bits of the last digit mean nothing. Neither lets a
 * call through twice, because a use is remembered by its base. In the timestamp and in the signature's bytes there is no such bit.
 *
 * <p>The cases come from a seed, which a failure names; {@code -Dflips.seed} gives it again.
 */
@ExtendWith(Beans.class)
class FlippedBitTest {
    private static final long SEED = Long.getLong("flips.seed", System.nanoTime());

    /** Fewer than the failures that one address may have in a minute. */
    private static final int FLIPS_PER_ADDRESS = 500;

    private final RequestVerification verification;
    private final PublicKey publicKey;
    private final SigningKey key;
    private final Random random = new Random(SEED);
    private final Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);
    private int flips;

    FlippedBitTest(RequestVerification verification, KeySnapshots snapshots, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.key = keys.issue();
        this.publicKey = snapshots.find(key.accessKey()).orElseThrow().publicKey();
        System.out.println("flips.seed = " + SEED);
    }

    /** A right call that is never sent itself, so that only its flipped copies are judged. */
    private SignedCall original(int number) {
        return key.call()
                .body(bodies(number))
                .recvWindow("60000")
                .algorithm(number % 2 == 0 ? "SHA1withRSA" : "SHA256withRSA")
                .sign();
    }

    /** Everything a body can be made of, and some that is different each time. */
    private String bodies(int number) {
        return """
                { "n":%d, "text\\u00e9":"%s \\"q\\" \\u4E2d\\n\\\\ 中 😀", "gone": null ,
                \t"list" : [ 1.10, -2e5, null, true , {"b":"1,c:2","a":{}} ], "deep":{"x":{"y":[[]]}},
                  "amount":"%d.50","open":false }"""
                .formatted(number, Integer.toString(random.nextInt(), 36), random.nextInt(1_000_000));
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private void assertRefused(SignedCall call, String timestamp, String signature, byte[] body) {
        SignedCall flipped = new SignedCall(
                call.companyId(),
                call.trace(),
                timestamp,
                call.accessKey(),
                signature,
                call.signatureAlgorithm(),
                call.recvWindow(),
                call.resource(),
                body,
                address(flips++ / FLIPS_PER_ADDRESS));
        try {
            verification.verify(flipped);
        } catch (Rejection e) {
            refusals.merge(e.code(), 1, Integer::sum);
            return;
        }
        throw new AssertionError("accepted with flips.seed = " + SEED + ": " + timestamp + " " + signature + " "
                + new String(body, StandardCharsets.UTF_8));
    }

    private static String address(int n) {
        return "10." + (n >> 16) + "." + (n >> 8 & 0xff) + "." + (n & 0xff);
    }

    private static byte[] baseOrNone(byte[] body, String timestamp) {
        return orNone(() -> SignatureBase.published(body, timestamp).bytes());
    }

    private static byte[] orNone(Supplier<byte[]> bytes) {
        try {
            return bytes.get();
        } catch (Rejection | IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Test
    void verifyShouldRefuseWhenABitOfTheBodyIsFlipped() {
        int sameBase = 0;
        while (flips < 60_000) {
            SignedCall call = original(flips);
            SignatureBase base = SignatureBase.published(call.body(), call.timestamp());
            for (int i = 0; i < 1000; i++) {
                byte[] body = flip(call.body(), random.nextInt(call.body().length * 8));
                if (Arrays.equals(base.bytes(), baseOrNone(body, call.timestamp()))) {
                    SignatureAlgorithm.of(call.signatureAlgorithm()).verify(publicKey, base, call.signature());
                    sameBase++;
                } else {
                    assertRefused(call, call.timestamp(), call.signature(), body);
                }
            }
        }

        System.out.println(
                flips + " flips of bodies refused: " + refusals + "; " + sameBase + " more left the base as it was");
        assertThat(refusals).containsOnlyKeys(ErrorCode.SIGNATURE_WRONG, ErrorCode.BODY_NOT_JSON);
        assertThat(sameBase).as("there are such, but few").isBetween(1, flips / 10);
    }

    @Test
    void verifyShouldRefuseWhenABitOfTheTimestampIsFlipped() {
        while (flips < 20_000) {
            SignedCall call = original(flips);
            byte[] timestamp = call.timestamp().getBytes(StandardCharsets.ISO_8859_1);
            for (int bit = 0; bit < timestamp.length * 8; bit++) {
                String flipped = new String(flip(timestamp, bit), StandardCharsets.ISO_8859_1);
                assertRefused(call, flipped, call.signature(), call.body());
            }
        }

        System.out.println(flips + " flips of timestamps refused: " + refusals);
        assertThat(refusals)
                .containsOnlyKeys(ErrorCode.HEADER_ILLEGAL, ErrorCode.OUTSIDE_REPLAY_WINDOW, ErrorCode.SIGNATURE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenABitOfTheSignatureIsFlipped() {
        while (flips < 20_000) {
            SignedCall call = original(flips);
            byte[] signature = Base64.getDecoder().decode(call.signature());
            for (int bit = 0; bit < signature.length * 8; bit++) {
                String flipped = Base64.getEncoder().encodeToString(flip(signature, bit));
                assertRefused(call, call.timestamp(), flipped, call.body());
            }
        }

        System.out.println(flips + " flips of signatures refused: " + refusals);
        assertThat(refusals).containsOnlyKeys(ErrorCode.SIGNATURE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenABitOfTheSignaturesTextIsFlipped() {
        while (flips < 10_000) {
            SignedCall call = original(flips);
            byte[] text = call.signature().getBytes(StandardCharsets.ISO_8859_1);
            for (int bit = 0; bit < text.length * 8; bit++) {
                String flipped = new String(flip(text, bit), StandardCharsets.ISO_8859_1);
                assertRefused(call, call.timestamp(), flipped, call.body());
            }
        }

        System.out.println(flips + " flips of signatures' texts refused: " + refusals);
        assertThat(refusals).containsOnlyKeys(ErrorCode.SIGNATURE_WRONG);
    }
}
