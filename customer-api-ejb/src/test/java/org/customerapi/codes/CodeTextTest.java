package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.customerapi.shared.Language;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;

class CodeTextTest {
    private static CodeMessage message(Language language) {
        return new CodeMessage(
                7,
                Recipient.email("someone@example.test").reading(Optional.ofNullable(language)),
                CodePurpose.STEP_UP_EMAIL,
                new SecretText("987654"),
                new SecretText("the-ticket"));
    }

    @Test
    void bodyShouldBeInTheChosenLanguageWhenThereIsOne() {
        assertThat(CodeText.subject(message(Language.EN_US))).isEqualTo("Verification code");
        assertThat(CodeText.body(message(Language.EN_US)))
                .contains("987654", "10 minutes")
                .doesNotContainPattern("\\p{IsHan}");
        assertThat(CodeText.subject(message(Language.ZH_CN))).isEqualTo("验证码");
        assertThat(CodeText.body(message(Language.ZH_CN)))
                .contains("987654", "10 分钟")
                .doesNotContainPattern("[a-zA-Z]");
    }

    @Test
    void bodyShouldBeInAllLanguagesWhenNoneIsChosen() {
        assertThat(CodeText.subject(message(null))).isEqualTo("Verification code / 验证码");
        assertThat(CodeText.body(message(null)).lines()).hasSize(2).allMatch(line -> line.contains("987654"));
    }
}
