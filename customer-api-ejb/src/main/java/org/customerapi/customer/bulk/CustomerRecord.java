package org.customerapi.customer.bulk;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerPatch;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.PasswordHash;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;

/**
 * What a company's books say of one customer. Its patch counts whenever it is imported; the rest only while he is new: where and
 * as whom a customer logs in is his own to change.
 *
 * @param customerNo his number, unique within the company
 * @param country ISO 3166-1 alpha-2
 * @param passwordMd5 the lower-case hex MD5 of his password; without it he logs in by code, or from elsewhere
 */
public record CustomerRecord(
        long companyId,
        String customerNo,
        CustomerPatch patch,
        Optional<String> country,
        Optional<LoginName> email,
        Optional<LoginName> phone,
        Optional<SecretText> passwordMd5) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PASSWORD_MD5 = Pattern.compile("[0-9a-f]{32}");
    private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

    /** @throws Rejection {@code PARAMETERS_ILLEGAL}, {@code PARAMETER_MISSING} for a phone number without its area */
    public CustomerRecord {
        requireCustomerNo(customerNo);
        country.ifPresent(code -> require(COUNTRY, code, "country", FieldRule.COUNTRY_SYNTAX));
        email.ifPresent(address -> address.requireWellFormed("email"));
        phone.ifPresent(CustomerRecord::requirePhone);
        passwordMd5.ifPresent(CustomerRecord::requireMd5);
    }

    /** The number as a name to log in by. */
    LoginName byNumber() {
        return LoginName.customerNo(customerNo);
    }

    /**
     * A new customer.
     *
     * @throws Rejection {@code PARAMETER_MISSING} for a name
     */
    Customer open(PasswordHash password, Instant now) {
        String name = patch.name().orElseThrow(() -> Rejection.missing("name"));
        Customer customer = new Customer(companyId, customerNo, name, password, now);
        country.ifPresent(customer::livesIn);
        email.ifPresent(address -> customer.reachableByEmail(address.text()));
        phone.ifPresent(number -> customer.reachableByPhone(number.area().orElseThrow(), number.text()));
        customer.change(patch);
        return customer;
    }

    private static void requireCustomerNo(String customerNo) {
        LoginName name = LoginName.customerNo(customerNo);
        name.requireWellFormed("customerNo");
        if (!name.text().equals(customerNo)) {
            throw Rejection.illegal("customerNo", FieldRule.CUSTOMER_NO_SYNTAX);
        }
    }

    private static void requirePhone(LoginName phone) {
        if (phone.area().isEmpty()) {
            throw Rejection.missing("phoneArea");
        }
        phone.requireWellFormed("phone");
    }

    private static void requireMd5(SecretText passwordMd5) {
        require(PASSWORD_MD5, passwordMd5.reveal(), "password", FieldRule.PASSWORD_DIGEST);
        if (passwordMd5.matches(MD5_OF_NOTHING)) {
            throw Rejection.illegal("password", FieldRule.PASSWORD_DIGEST);
        }
    }

    private static void require(Pattern pattern, String text, String field, FieldRule rule) {
        if (!pattern.matcher(text).matches()) {
            throw Rejection.illegal(field, rule);
        }
    }
}
