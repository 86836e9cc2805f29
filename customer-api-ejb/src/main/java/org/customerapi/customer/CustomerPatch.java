package org.customerapi.customer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/**
 * What the company says of a customer, and may say otherwise tomorrow; what is empty stays as it is.
 *
 * @param name 1 to 100 characters
 * @param active whether he may do anything
 */
public record CustomerPatch(
        Optional<String> name,
        Optional<Long> groupId,
        Optional<KycStatus> kycStatus,
        Optional<KycStatus> companyKycStatus,
        Optional<Boolean> active) {
    private static final int MAX_NAME = 100;

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public CustomerPatch {
        name.ifPresent(CustomerPatch::requireName);
    }

    /** Databases take no half of a surrogate pair (RFC 3629, section 3), and PostgreSQL no NUL. */
    private static void requireName(String name) {
        if (name.length() > MAX_NAME) {
            throw Rejection.illegal("name", FieldRule.TOO_LONG);
        }
        boolean text = StandardCharsets.UTF_8.newEncoder().canEncode(name);
        if (!text || name.chars().anyMatch(Character::isISOControl)) {
            throw Rejection.illegal("name", FieldRule.TEXT_CHARACTERS);
        }
    }
}
