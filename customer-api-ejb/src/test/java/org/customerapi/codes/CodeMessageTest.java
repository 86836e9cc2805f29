package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;

class CodeMessageTest {
    private static final SecretText CODE = new SecretText("987654");
    private static final SecretText TICKET = new SecretText("the-ticket");

    @Test
    void toStringShouldTellNeitherSecretsNorAddressesWhenItIsPrinted() {
        CodeMessage message =
                new CodeMessage(7, Recipient.email("someone@example.test"), CodePurpose.STEP_UP_EMAIL, CODE, TICKET);

        assertThat(message.toString()).doesNotContain("987654", "the-ticket", "someone");
    }

    @Test
    void toStringShouldTellNoSecretWhenAProofIsPrinted() {
        CodeProof proof = new CodeProof(CodePurpose.STEP_UP_SMS, TICKET, CODE);

        assertThat(proof.toString()).contains("STEP_UP_SMS").doesNotContain("987654", "the-ticket");
    }

    @Test
    void toStringShouldNotTellTheNumberWhenARecipientIsPrinted() {
        assertThat(Recipient.phone("+86", "13500009561").toString()).doesNotContain("135", "86");
    }
}
