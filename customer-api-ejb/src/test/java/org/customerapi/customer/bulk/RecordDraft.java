package org.customerapi.customer.bulk;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.customer.CustomerPatch;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.LoginName;
import org.customerapi.shared.secret.SecretText;

/** A record in the making: of a customer whom nobody has yet, with nothing said of him but his name. */
final class RecordDraft {
    static final long COMPANY = 439;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int n = NUMBERS.incrementAndGet();
    String customerNo = "I" + n;
    String name = "Imported " + n;
    Long groupId;
    KycStatus kycStatus;
    KycStatus companyKycStatus;
    Boolean active;
    String country;
    String email;
    String phoneArea;
    String phone;
    String passwordMd5;

    /** Everything that can be said. */
    static RecordDraft full() {
        RecordDraft draft = new RecordDraft();
        draft.groupId = 7L;
        draft.kycStatus = KycStatus.PASSED;
        draft.companyKycStatus = KycStatus.UNDER_REVIEW;
        draft.active = true;
        draft.country = "CN";
        draft.email = "I" + draft.n + "@Example.Test";
        draft.phoneArea = "0086";
        draft.phone = Integer.toString(2_000_000 + draft.n);
        return draft;
    }

    CustomerRecord record() {
        return new CustomerRecord(
                COMPANY,
                customerNo,
                new CustomerPatch(
                        Optional.ofNullable(name),
                        Optional.ofNullable(groupId),
                        Optional.ofNullable(kycStatus),
                        Optional.ofNullable(companyKycStatus),
                        Optional.ofNullable(active)),
                Optional.ofNullable(country),
                Optional.ofNullable(email).map(LoginName::email),
                Optional.ofNullable(phone).map(number -> LoginName.phone(phoneArea, number)),
                Optional.ofNullable(passwordMd5).map(SecretText::new));
    }
}
