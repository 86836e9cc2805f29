package org.customerapi.customer.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.testing.Refusal.codeOf;

import jakarta.ejb.EJBException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.customerapi.audit.AuditTrail;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.Login;
import org.customerapi.customer.LoginCommand;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.PasswordHash;
import org.customerapi.customer.SessionGate;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.Race;
import org.customerapi.testing.Refusal;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class CustomerImportTest {
    private static final String PASSWORD_MD5 = "5f4dcc3b5aa765d61d8327deb882cf99";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CustomerImport customerImport;
    private final CustomerDirectory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final TestCustomers customers;
    private final Login login;
    private final OneTimeCodes codes;
    private final SessionGate gate;
    private final Origin origin = new Origin("import-" + NUMBERS.incrementAndGet(), "192.0.2.7");

    CustomerImportTest(
            CustomerImport customerImport,
            CustomerDirectory directory,
            AuditTrail audit,
            Transactions transactions,
            TestCustomers customers,
            Login login,
            OneTimeCodes codes,
            SessionGate gate) {
        this.customerImport = customerImport;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.customers = customers;
        this.login = login;
        this.codes = codes;
        this.gate = gate;
    }

    private ImportReport run(RecordDraft... drafts) {
        return run(Stream.of(drafts).map(CustomerImportTest::line).toList());
    }

    private ImportReport run(List<RecordLine> lines) {
        return customerImport.run(lines.iterator(), origin);
    }

    private static RecordLine line(RecordDraft draft) {
        return new RecordLine(1, draft::record);
    }

    /** The same customer again, with nothing said of him yet. */
    private static RecordDraft again(String customerNo) {
        RecordDraft draft = new RecordDraft();
        draft.customerNo = customerNo;
        draft.name = null;
        return draft;
    }

    private Customer found(RecordDraft draft) {
        return directory
                .find(RecordDraft.COMPANY, LoginName.customerNo(draft.customerNo))
                .orElseThrow();
    }

    private static long count(RecordDraft draft) {
        return Database.number("select count(*) from customer where customer_no = ?", draft.customerNo);
    }

    private List<String> audited() {
        return Database.column(
                "select operation || ' ' || outcome from audit_record where trace = ? order by id", origin.trace());
    }

    private void logIn(RecordDraft draft, List<CodeProof> proofs, String passwordMd5) {
        login.logIn(new LoginCommand(
                RecordDraft.COMPANY,
                LoginName.customerNo(draft.customerNo),
                proofs,
                Optional.ofNullable(passwordMd5).map(SecretText::new),
                Optional.empty(),
                TestCustomers.ORIGIN));
    }

    private static void requireCounts(ImportReport report, long created, long updated, long unchanged, long refused) {
        assertThat(List.of(report.created(), report.updated(), report.unchanged(), report.refused()))
                .containsExactly(created, updated, unchanged, refused);
        assertThat(report.lines()).isEqualTo(created + updated + unchanged + refused);
    }

    @Test
    void runShouldTakeANewCustomerInWhoCanLogInWithHisPassword() {
        RecordDraft draft = RecordDraft.full();
        draft.passwordMd5 = PASSWORD_MD5;

        requireCounts(run(draft), 1, 0, 0, 0);

        assertThat(found(draft).email()).isEqualTo(draft.email.toLowerCase());
        assertThat(found(draft).kycStatus()).isEqualTo(KycStatus.PASSED);
        assertThat(found(draft).isDemo()).isFalse();
        logIn(draft, List.of(), PASSWORD_MD5);
        assertThat(Database.column("select password_hash from customer where customer_no = ?", draft.customerNo))
                .singleElement()
                .asString()
                .startsWith("$argon2id$")
                .doesNotContain(PASSWORD_MD5);
        assertThat(audited()).containsExactly("ADD_CUSTOMER OK", "IMPORT_CUSTOMERS OK");
    }

    @Test
    void runShouldTakeANewCustomerInWhoLogsInByCodeWhenHeHasNoPassword() {
        RecordDraft draft = RecordDraft.full();

        run(draft);

        for (String guess : List.of("*", PASSWORD_MD5, "d41d8cd98f00b204e9800998ecf8427e")) {
            assertThat(codeOf(() -> logIn(draft, List.of(), guess))).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        }
        CodeProof code = codes.create(Optional.of(found(draft).id()), CodePurpose.LOGIN_SMS);
        logIn(draft, List.of(code), null);
    }

    @Test
    void runShouldChangeWhatTheCompanySaysAndNothingThatIsTheCustomersOwn() {
        RecordDraft draft = RecordDraft.full();
        draft.passwordMd5 = PASSWORD_MD5;
        run(draft);
        RecordDraft changed = RecordDraft.full();
        changed.customerNo = draft.customerNo;
        changed.kycStatus = KycStatus.REJECTED;
        changed.companyKycStatus = KycStatus.PASSED;
        changed.groupId = 8L;
        changed.country = "DE";
        changed.passwordMd5 = "00000000000000000000000000000000";

        requireCounts(run(changed), 0, 1, 0, 0);

        Customer customer = found(draft);
        assertThat(customer.name()).isEqualTo(changed.name);
        assertThat(customer.kycStatus()).isEqualTo(KycStatus.REJECTED);
        assertThat(customer.companyKycStatus()).isEqualTo(KycStatus.PASSED);
        assertThat(customer.groupId()).isEqualTo(8);
        assertThat(customer.email()).isEqualTo(draft.email.toLowerCase());
        assertThat(customer.phone()).isEqualTo(draft.phone);
        assertThat(customer.country()).isEqualTo("CN");
        logIn(draft, List.of(), PASSWORD_MD5);
        assertThat(audited().subList(2, 4)).containsExactly("CHANGE_CUSTOMER OK", "IMPORT_CUSTOMERS OK");
    }

    @Test
    void runShouldLeaveTheAuthenticatorBound() {
        Customer customer = customers.complete();
        RecordDraft draft = again(customer.customerNo());
        draft.groupId = 5L;

        requireCounts(run(draft), 0, 1, 0, 0);

        assertThat(Database.number(
                        "select count(*) from totp_authenticator where owner_id = ? and bound = true", customer.id()))
                .isEqualTo(1);
    }

    @Test
    void runShouldChangeNothingWhenTheSameLinesComeAgain() {
        RecordDraft draft = RecordDraft.full();
        draft.passwordMd5 = PASSWORD_MD5;
        run(draft);

        requireCounts(run(draft, draft), 0, 0, 2, 0);

        assertThat(count(draft)).isEqualTo(1);
        assertThat(audited())
                .as("what changes nothing leaves no row of its own")
                .containsExactly("ADD_CUSTOMER OK", "IMPORT_CUSTOMERS OK", "IMPORT_CUSTOMERS OK");
    }

    @Test
    void runShouldKeepWhatALineDoesNotSay() {
        RecordDraft draft = RecordDraft.full();
        run(draft);
        RecordDraft silent = again(draft.customerNo);
        silent.kycStatus = KycStatus.REJECTED;

        requireCounts(run(silent), 0, 1, 0, 0);

        assertThat(found(draft).name()).isEqualTo(draft.name);
        assertThat(found(draft).groupId()).isEqualTo(7);
        assertThat(found(draft).kycStatus()).isEqualTo(KycStatus.REJECTED);
    }

    @Test
    void runShouldShutADisabledCustomersSessionsOutAndPutItOnRecord() {
        Customer customer = customers.withoutAuthenticator();
        SecretText token = transactions.call(() -> customers.token(customer));
        gate.enter(token, Optional.empty(), TestCustomers.ORIGIN);
        RecordDraft draft = again(customer.customerNo());

        draft.active = false;
        requireCounts(run(draft), 0, 1, 0, 0);
        assertThat(codeOf(() -> gate.enter(token, Optional.empty(), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        draft.active = true;
        run(draft);
        gate.enter(token, Optional.empty(), TestCustomers.ORIGIN);

        assertThat(audited())
                .containsExactly(
                        "DISABLE_CUSTOMER OK", "IMPORT_CUSTOMERS OK", "ENABLE_CUSTOMER OK", "IMPORT_CUSTOMERS OK");
        assertThat(Database.column(
                        "select customer_id from audit_record where trace = ? and operation = 'DISABLE_CUSTOMER'",
                        origin.trace()))
                .containsExactly(customer.id().toString());
    }

    @Test
    void runShouldRefuseALineWhoseNamesAnotherCustomerHasAndTakeTheOthers() {
        RecordDraft first = RecordDraft.full();
        RecordDraft sameEmail = RecordDraft.full();
        sameEmail.email = first.email.toUpperCase();
        RecordDraft samePhone = RecordDraft.full();
        samePhone.phone = first.phone.substring(0, 3) + " " + first.phone.substring(3);
        samePhone.phoneArea = "+86";
        RecordDraft last = RecordDraft.full();

        ImportReport report = run(first, sameEmail, samePhone, last);

        requireCounts(report, 2, 0, 0, 2);
        assertThat(report.refusals())
                .extracting(refused -> refused.reason().params())
                .containsExactly(List.of("email", FieldRule.TAKEN), List.of("phone", FieldRule.TAKEN));
        assertThat(count(sameEmail) + count(samePhone)).isZero();
        assertThat(count(last)).isEqualTo(1);
        assertThat(audited()).containsExactly("ADD_CUSTOMER OK", "ADD_CUSTOMER OK", "IMPORT_CUSTOMERS OK");
    }

    @Test
    void runShouldTakeTheSamePhoneNumberInAnotherArea() {
        RecordDraft first = RecordDraft.full();
        RecordDraft second = RecordDraft.full();
        second.phone = first.phone;
        second.phoneArea = "1";

        requireCounts(run(first, second), 2, 0, 0, 0);
    }

    @Test
    void runShouldReportARefusedLineByItsNumberAndGoOn() {
        RecordDraft nameless = again("N-" + origin.trace());
        RecordDraft last = RecordDraft.full();

        ImportReport report = run(List.of(
                new RecordLine(3, nameless::record),
                new RecordLine(5, () -> {
                    throw new Rejection(ErrorCode.BODY_NOT_JSON);
                }),
                new RecordLine(9, last::record)));

        requireCounts(report, 1, 0, 0, 2);
        assertThat(report.refusals()).extracting(RefusedLine::number).containsExactly(3L, 5L);
        assertThat(report.refusals().get(0).reason().params()).isEqualTo(List.of("name"));
    }

    @Test
    void runShouldNameTheFirstThousandRefusedLinesAndCountTheOthers() {
        ImportReport report = run(IntStream.rangeClosed(1, 2500)
                .mapToObj(n -> new RecordLine(n, () -> {
                    throw new Rejection(ErrorCode.BODY_NOT_JSON);
                }))
                .toList());

        requireCounts(report, 0, 0, 0, 2500);
        assertThat(report.refusals()).hasSize(1000).last().returns(1000L, RefusedLine::number);
        assertThat(report.leftOut()).isEqualTo(1500);
        assertThat(audited()).as("bad lines fill no disk").containsExactly("IMPORT_CUSTOMERS OK");
    }

    @Test
    void runShouldKeepWhatIsTakenWhenTheLinesBreakOff() {
        RecordDraft draft = RecordDraft.full();
        Iterator<RecordLine> broken = thenThrowing(line(draft), new Rejection(ErrorCode.BODY_TOO_LARGE));

        Rejection refusal = Refusal.of(() -> customerImport.run(broken, origin));

        assertThat(refusal.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertThat(refusal.params()).isEqualTo(List.of(1L, 1L, 0L, 0L, 0L));
        assertThat(count(draft)).isEqualTo(1);
        assertThat(audited()).containsExactly("ADD_CUSTOMER OK", "IMPORT_CUSTOMERS BODY_TOO_LARGE");
    }

    /** The failure is PostgreSQL's driver's own, at a port where nobody listens. */
    @Test
    void runShouldStopAndSayHowFarItCameWhenTheDatabaseIsGone() {
        RecordDraft draft = RecordDraft.full();
        RecordDraft after = RecordDraft.full();
        List<RecordLine> lines = List.of(
                line(draft),
                new RecordLine(2, () -> {
                    throw new EJBException(connectingToNobody());
                }),
                line(after));

        Rejection refusal = Refusal.of(() -> run(lines));

        assertThat(refusal.code()).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(refusal.params()).isEqualTo(List.of(1L, 1L, 0L, 0L, 0L));
        assertThat(count(draft)).isEqualTo(1);
        assertThat(count(after)).isZero();
        assertThat(audited()).containsExactly("ADD_CUSTOMER OK", "IMPORT_CUSTOMERS DEPENDENCY_UNAVAILABLE");
    }

    @Test
    void runShouldStopAtADefect() {
        RecordDraft after = RecordDraft.full();
        List<RecordLine> lines = List.of(
                new RecordLine(1, () -> {
                    throw new IllegalStateException("a defect");
                }),
                line(after));

        assertThatThrownBy(() -> run(lines)).isNotInstanceOf(Rejection.class);

        assertThat(count(after)).isZero();
        assertThat(audited()).containsExactly("IMPORT_CUSTOMERS SYSTEM_ERROR");
    }

    @Test
    void runShouldTakeEachCustomerOnceWhenTheSameLinesComeTwiceAtTheSameTime() {
        List<RecordDraft> drafts = Stream.generate(RecordDraft::full).limit(40).toList();
        List<ImportReport> reports = Collections.synchronizedList(new ArrayList<>());

        Race race = Race.of(
                2,
                i -> reports.add(
                        run(drafts.stream().map(CustomerImportTest::line).toList())));

        assertThat(race.successes()).isEqualTo(2);
        assertThat(reports.stream().mapToLong(ImportReport::created).sum()).isEqualTo(40);
        assertThat(reports.stream().mapToLong(ImportReport::unchanged).sum()).isEqualTo(40);
        assertThat(reports.stream().mapToLong(ImportReport::refused).sum()).isZero();
    }

    /** His password is in the documentation. */
    @Test
    void enterShouldRefuseADemoCustomerWhenThereIsNoDemoMode() {
        Customer demo = customers.withoutAuthenticator();
        transactions.run(() -> customers.change(demo, Customer::demo));
        RecordDraft draft = again(demo.customerNo());
        draft.groupId = 9L;
        CustomerRegister outsideDemo = new CustomerRegister(directory, audit, Settings.of(Map.of()), Clock.systemUTC());

        Rejection refusal = Refusal.of(
                () -> transactions.run(() -> outsideDemo.enter(draft.record(), PasswordHash.none(), origin)));

        assertThat(refusal.params()).isEqualTo(List.of("customerNo", FieldRule.TAKEN));
        assertThat(directory.get(demo.id()).groupId()).isEqualTo(1);
        requireCounts(run(draft), 0, 1, 0, 0);
    }

    private static SQLException connectingToNobody() {
        try {
            DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/nobody", "nobody", "nothing");
            throw new AssertionError("somebody listens");
        } catch (SQLException e) {
            return e;
        }
    }

    private static Iterator<RecordLine> thenThrowing(RecordLine first, Rejection end) {
        return new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                if (given) {
                    throw end;
                }
                return true;
            }

            @Override
            public RecordLine next() {
                if (given) {
                    throw new NoSuchElementException();
                }
                given = true;
                return first;
            }
        };
    }
}
