package org.customerapi.signature;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.PublicKey;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.Settings;

/** Which signatures are accepted, and how much a refusal tells. Without a client proxy, which would call it by reflection. */
@Dependent
public class SignaturePolicy {
    private final Settings settings;

    @Inject
    public SignaturePolicy(Settings settings) {
        this.settings = settings;
    }

    /**
     * @throws Rejection {@code SIGNATURE_WRONG}, also where a company takes no SHA-1; where the operator has asked for it, with the
     *     base that was computed here
     */
    void verify(SignedHeaders headers, PublicKey key, SignatureBase base) {
        try {
            requireAccepted(headers);
            headers.algorithm().verify(key, base, headers.signature());
        } catch (Rejection e) {
            throw explained(base, e);
        }
    }

    private void requireAccepted(SignedHeaders headers) {
        boolean sha1 = headers.algorithm() == SignatureAlgorithm.SHA1_WITH_RSA;
        if (sha1 && settings.get(Settings.COMPANIES_WITHOUT_SHA1).contains(headers.companyId())) {
            throw new Rejection(ErrorCode.SIGNATURE_WRONG);
        }
    }

    private Rejection explained(SignatureBase base, Rejection refusal) {
        boolean explaining = settings.get(Settings.DEMO) || settings.get(Settings.SIGNATURE_DEBUG);
        return explaining ? new Rejection(refusal.code(), base.text()) : refusal;
    }
}
