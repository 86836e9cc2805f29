package org.customerapi.web.verification.wire;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of the authenticator. */
@Schema(name = "MfaState")
public record MfaState(
        @Schema(description = "> 0 when Google Authenticator is bound, -1 when not, as login answers it")
                long googleId) {

    public static final MfaState NOT_BOUND = new MfaState(-1);

    public static MfaState bound(long googleId) {
        return new MfaState(googleId);
    }
}
