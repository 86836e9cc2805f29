package org.customerapi.customer.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.ruleOf;

import java.time.Instant;
import java.util.List;
import org.customerapi.customer.Customer;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.PasswordHash;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerRecordTest {
    private final RecordDraft draft = RecordDraft.full();

    private Customer open() {
        return draft.record().open(PasswordHash.none(), Instant.EPOCH);
    }

    private void requireRefused(String field, FieldRule rule) {
        Rejection refusal = Refusal.of(draft::record);
        assertThat(refusal.code()).isEqualTo(ErrorCode.PARAMETERS_ILLEGAL);
        assertThat(refusal.params()).isEqualTo(List.of(field, rule));
    }

    @Test
    void openShouldMakeACustomerOfAllThatIsSaid() {
        Customer customer = open();

        assertThat(customer.companyId()).isEqualTo(RecordDraft.COMPANY);
        assertThat(customer.customerNo()).isEqualTo(draft.customerNo);
        assertThat(customer.name()).isEqualTo(draft.name);
        assertThat(customer.groupId()).isEqualTo(7);
        assertThat(customer.kycStatus()).isEqualTo(KycStatus.PASSED);
        assertThat(customer.companyKycStatus()).isEqualTo(KycStatus.UNDER_REVIEW);
        assertThat(customer.country()).isEqualTo("CN");
        assertThat(customer.email()).isEqualTo(draft.email.toLowerCase());
        assertThat(customer.phoneArea()).isEqualTo("+86");
        assertThat(customer.phone()).isEqualTo(draft.phone);
        assertThat(customer.isActive()).isTrue();
    }

    @Test
    void openShouldMakeACustomerWithNothingButANameAndANumber() {
        Customer customer = new RecordDraft().record().open(PasswordHash.none(), Instant.EPOCH);

        assertThat(customer.groupId()).isEqualTo(1);
        assertThat(customer.kycStatus()).isEqualTo(KycStatus.NONE);
        assertThat(customer.companyKycStatus()).isEqualTo(KycStatus.NONE);
        assertThat(customer.isActive()).isTrue();
        assertThat(customer.country()).isNull();
        assertThat(customer.email()).isNull();
        assertThat(customer.phone()).isNull();
    }

    @Test
    void openShouldRefuseWhenTheNameIsMissing() {
        draft.name = null;

        Rejection refusal = Refusal.of(this::open);

        assertThat(refusal.code()).isEqualTo(ErrorCode.PARAMETER_MISSING);
        assertThat(refusal.params()).isEqualTo(List.of("name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789012345678901234567890123",
                "8600 1",
                "8600\r\nX-Company-Id: 1",
                "\u5ba2\u6237",
                "a/b"
            })
    void recordShouldRefuseANumberThatFitsNoHeader(String text) {
        draft.customerNo = text;
        requireRefused("customerNo", FieldRule.CUSTOMER_NO_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\ud83d", "a\u0085"})
    void recordShouldRefuseANameThatIsNoText(String text) {
        draft.name = text;
        assertThat(ruleOf(draft::record)).isEqualTo(FieldRule.TEXT_CHARACTERS);
    }

    @Test
    void recordShouldTakeANameOf100CharactersAndNoLongerOne() {
        draft.name = "\u5ba2".repeat(98) + "\ud83d\ude00";
        assertThat(open().name()).hasSize(100);
        draft.name += "x";
        requireRefused("name", FieldRule.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@example.test",
                "a@",
                "a b@example.test",
                "a@example.test,b@example.test",
                "a@exa mple",
                "a@b@c",
                "a@b\r\nBcc: x@y",
                "<a@b>",
                "a@b..c"
            })
    void recordShouldRefuseAnAddressThatIsNone(String text) {
        draft.email = text;
        requireRefused("email", FieldRule.EMAIL_SYNTAX);
    }

    @Test
    void recordShouldRefuseAnAddressThatIsTooLong() {
        draft.email = "a@" + "b".repeat(253);
        requireRefused("email", FieldRule.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "123456789012345678901", "12345x", "+861350000"})
    void recordShouldRefuseAPhoneNumberThatIsNone(String text) {
        draft.phone = text;
        requireRefused("phone", FieldRule.PHONE_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "+1234567", "++1"})
    void recordShouldRefuseAnAreaThatIsNone(String text) {
        draft.phoneArea = text;
        requireRefused("phoneArea", FieldRule.PHONE_AREA_SYNTAX);
    }

    @Test
    void recordShouldRefuseAPhoneNumberWithoutItsArea() {
        draft.phoneArea = null;
        assertThat(Refusal.of(draft::record).params()).isEqualTo(List.of("phoneArea"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "CHN", "cn", "C1"})
    void recordShouldRefuseACountryThatIsNone(String text) {
        draft.country = text;
        requireRefused("country", FieldRule.COUNTRY_SYNTAX);
    }

    /** A password itself, a digest in capitals, and the digest of nothing, which nobody may log in with. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Correct-Horse-7", "5F4DCC3B5AA765D61D8327DEB882CF99", "d41d8cd98f00b204e9800998ecf8427e", "*"})
    void recordShouldRefuseAPasswordThatIsNoDigest(String text) {
        draft.passwordMd5 = text;
        requireRefused("password", FieldRule.PASSWORD_DIGEST);
        assertThat(Refusal.of(draft::record).toString()).doesNotContain(text.equals("*") ? "(*" : text);
    }

    @Test
    void toStringShouldNotTellThePassword() {
        draft.passwordMd5 = "5f4dcc3b5aa765d61d8327deb882cf99";
        assertThat(draft.record().toString()).doesNotContain(draft.passwordMd5, draft.email.toLowerCase());
    }
}
