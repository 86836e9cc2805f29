package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class OneTimeCodesTest {
    private final OneTimeCodes codes;
    private final Transactions transactions;
    private final long owner;

    OneTimeCodesTest(OneTimeCodes codes, Transactions transactions, TestCustomers customers) {
        this.codes = codes;
        this.transactions = transactions;
        this.owner = customers.withoutAuthenticator().id();
    }

    private CodeProof created() {
        return codes.create(Optional.of(owner), CodePurpose.STEP_UP_SMS);
    }

    private boolean judgeAndSpend(CodeProof proof) {
        return transactions.call(() -> {
            Optional<OneTimeCode> code = codes.judge(owner, proof);
            code.ifPresent(codes::spend);
            return code.isPresent();
        });
    }

    @Test
    void createShouldMakeSixDigitsAndAnUnguessableTicketWhenItIsAsked() {
        CodeProof proof = created();

        assertThat(proof.code().reveal()).matches("[0-9]{6}");
        assertThat(proof.ticket().reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(created().ticket()).isNotEqualTo(proof.ticket());
    }

    @Test
    void createShouldStoreNeitherCodeNorTicketWhenItIsAsked() {
        CodeProof proof = created();

        String rows = String.join(
                "\n",
                Database.column(
                        "select concat_ws('|', ticket_digest, owner_id, purpose, code_digest, expires_at, wrong_tries,"
                                + " spent_at) from one_time_code where owner_id = ?",
                        owner));
        // A digest or a time may happen to contain the code's digits, but never as a value of their own.
        assertThat(rows.split("[|\n]")).isNotEmpty().doesNotContain(proof.code().reveal());
        assertThat(rows).doesNotContain(proof.ticket().reveal());
    }

    @Test
    void judgeShouldAcceptOnceWhenTheCodeIsRight() {
        CodeProof proof = created();

        assertThat(judgeAndSpend(proof)).isTrue();
        assertThat(judgeAndSpend(proof)).isFalse();
    }

    @Test
    void judgeShouldAcceptOneWhen20ThreadsBringTheSameCodeAtOnce() {
        CodeProof proof = created();

        Race race = Race.of(20, i -> {
            if (!judgeAndSpend(proof)) {
                throw new org.customerapi.shared.Rejection(org.customerapi.shared.ErrorCode.CODE_WRONG);
            }
        });

        assertThat(race.successes()).isEqualTo(1);
    }

    @Test
    void judgeShouldWaitForTheFirstTransactionWhenASecondBringsTheSameCode() throws Exception {
        CodeProof proof = created();
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();

        Future<Boolean> second = transactions.call(() -> {
            OneTimeCode code = codes.judge(owner, proof).orElseThrow();
            Future<Boolean> other = elsewhere.submit(() -> judgeAndSpend(proof));
            assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            codes.spend(code);
            return other;
        });

        assertThat(second.get(20, TimeUnit.SECONDS)).isFalse();
        elsewhere.shutdown();
    }

    @Test
    void judgeShouldRefuseWhenTheTicketIsUnknownOrAnothers() {
        CodeProof one = created();
        CodeProof other = created();

        assertThat(judgeAndSpend(new CodeProof(one.purpose(), SecretText.random(32), one.code())))
                .isFalse();
        if (!one.code().equals(other.code())) {
            assertThat(judgeAndSpend(new CodeProof(one.purpose(), other.ticket(), one.code())))
                    .isFalse();
        }
    }

    @Test
    void judgeShouldFailWhenThereIsNoTransactionToHoldTheLock() {
        CodeProof proof = created();

        assertThatThrownBy(() -> codes.judge(owner, proof)).isInstanceOf(jakarta.ejb.EJBException.class);
    }
}
