package org.customerapi.customer;

import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodeProof;
import org.customerapi.shared.secret.SecretText;

/**
 * What a guest says at the door.
 *
 * @param codeProof a login code with its ticket; it wins over the password
 * @param passwordMd5 the lower-case hex MD5 of the password
 * @param totpCode the authenticator's code, needed once one is bound
 */
public record LoginCommand(
        long companyId,
        LoginName name,
        Optional<CodeProof> codeProof,
        Optional<SecretText> passwordMd5,
        Optional<SecretText> totpCode,
        Origin origin) {}
