package org.customerapi.customer.federation;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Of a JWK Set (RFC 7517, section 5) the public keys that can verify tokens. One that has its private part on show protects
 * nothing any more, and a symmetric one is a secret: neither counts.
 */
record KeySet(List<JWK> keys) {
    private static final int MAX_KEYS = 100;

    /** @throws ParseException when the document is no JWK Set; a key that can't be read is left out */
    static KeySet parse(String json) throws ParseException {
        Map<String, Object>[] members = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "keys");
        if (members == null || members.length > MAX_KEYS) {
            throw new ParseException("not a set of " + MAX_KEYS + " keys at most", 0);
        }
        return new KeySet(Arrays.stream(members)
                .map(KeySet::keyOrNull)
                .filter(Objects::nonNull)
                .filter(KeySet::canVerify)
                .toList());
    }

    /** The keys of that id that are meant for that algorithm: one, or none. */
    List<JWK> find(String keyId, TokenAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> keyId.equals(key.getKeyID()))
                .filter(algorithm::fits)
                .filter(key -> key.getAlgorithm() == null
                        || key.getAlgorithm().getName().equals(algorithm.jwsName()))
                .toList();
    }

    private static boolean canVerify(JWK key) {
        return !key.isPrivate()
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static JWK keyOrNull(Map<String, Object> member) {
        try {
            return JWK.parse(member);
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }
}
