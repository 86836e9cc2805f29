package org.customerapi.web.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.LoggedIn;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.customer.wire.CustomerInfo;

/** Between customers and what the wire shows of them. */
@ApplicationScoped
public class CustomerWireMapping {
    private static final long NOT_BOUND = -1;
    private static final int KYC_VERIFIED = 4;
    private static final int KYC_NOT_VERIFIED = 1;
    private static final int PERSONAL = 1;

    private final TotpCodes totpCodes;

    @Inject
    public CustomerWireMapping(TotpCodes totpCodes) {
        this.totpCodes = totpCodes;
    }

    protected CustomerWireMapping() {
        this(null);
    }

    /** With the token, this once. */
    CustomerInfo loggedIn(LoggedIn login) {
        return info(login.customer(), login.token(), login.loggedInAt());
    }

    CustomerInfo found(Caller caller) {
        return info(caller.customer(), null, caller.loggedInAt());
    }

    /** For a call that a key makes: nobody has logged in. */
    public CustomerInfo keyOwner(Customer customer) {
        return info(customer, null, null);
    }

    private CustomerInfo info(Customer customer, SecretText token, Instant loggedInAt) {
        boolean verified = customer.kycStatus() == KycStatus.PASSED;
        return new CustomerInfo(
                token,
                customer.id(),
                customer.companyId(),
                customer.customerNo(),
                customer.groupId(),
                googleId(customer),
                Masking.phone(customer.phone()),
                customer.phoneArea(),
                Masking.email(customer.email()),
                KycCode.of(customer.kycStatus()),
                verified ? KYC_VERIFIED : KYC_NOT_VERIFIED,
                KycCode.of(customer.companyKycStatus()),
                "real",
                PERSONAL,
                List.of(),
                PERSONAL,
                StatusCode.of(customer.isActive()),
                customer.name(),
                customer.country(),
                "2",
                1,
                loggedInAt == null ? null : loggedInAt.toEpochMilli(),
                customer.createdAt().toEpochMilli());
    }

    private long googleId(Customer customer) {
        return totpCodes.boundOf(customer.id()).map(TotpAuthenticator::id).orElse(NOT_BOUND);
    }
}
