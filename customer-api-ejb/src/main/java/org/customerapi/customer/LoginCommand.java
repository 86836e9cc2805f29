package org.customerapi.customer;

import java.util.List;
import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodeProof;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;

/**
 * What a guest says at the door.
 *
 * @param codeProofs a login code with its ticket, once for each purpose that it may have been sent for; it wins over the
 *     password
 * @param passwordMd5 the lower-case hex MD5 of the password
 * @param totpCode the authenticator's code, needed once one is bound
 */
public record LoginCommand(
        long companyId,
        LoginName name,
        List<CodeProof> codeProofs,
        Optional<SecretText> passwordMd5,
        Optional<SecretText> totpCode,
        Origin origin) {

    public LoginCommand {
        if (codeProofs.isEmpty() && passwordMd5.isEmpty()) {
            throw Rejection.missing("password");
        }
    }
}
