package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.customerapi.testing.Refusal.codeOf;

import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    /** The MD5 of the text "password". */
    private static final SecretText PASSWORD = new SecretText("5f4dcc3b5aa765d61d8327deb882cf99");

    private static final SecretText MD5_OF_NOTHING = new SecretText("d41d8cd98f00b204e9800998ecf8427e");

    /** PASSWORD as the reference implementation of Argon2 hashes it (by way of Python's argon2-cffi). */
    private static final PasswordHash KNOWN_ANSWER = new PasswordHash(
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$sfZrsHBg6veWFLWedc97JLkvc9s7f5iOUfAZu1Ijh2A");

    private static final PasswordHash OF_NOTHING = new PasswordHash(
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$nCutRJ/xyAoZaTH/+BXCw5okltjQZSAyVpVPT1I3C90");

    @Test
    void verifyShouldAcceptWhenTheReferenceImplementationMadeTheHash() {
        assertThatCode(() -> KNOWN_ANSWER.verify(PASSWORD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5f4dcc3b5aa765d61d8327deb882cf98",
                "5F4DCC3B5AA765D61D8327DEB882CF99",
                "password",
                "5f4dcc3b5aa765d61d8327deb882cf99 "
            })
    void verifyShouldRefuseWhenThePasswordIsNotTheSame(String text) {
        assertThat(codeOf(() -> KNOWN_ANSWER.verify(new SecretText(text)))).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void verifyShouldRefuseTheMd5OfNothingWhenItIsEvenStored() {
        assertThat(codeOf(() -> OF_NOTHING.verify(MD5_OF_NOTHING))).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void ofShouldWriteThePhcFormatWithAFreshSaltWhenItHashes() {
        String phc = PasswordHash.of(PASSWORD).phc();

        assertThat(phc).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(PasswordHash.of(PASSWORD).phc()).isNotEqualTo(phc);
        assertThatCode(() -> new PasswordHash(phc).verify(PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void refuseNobodyShouldAlwaysRefuseWhenNobodyHasTheName() {
        assertThat(codeOf(() -> {
                    throw PasswordHash.refuseNobody(PASSWORD);
                }))
                .isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    /** Whatever is sent as a password, the mark itself included. */
    @ParameterizedTest
    @ValueSource(
            strings = {"*", "5f4dcc3b5aa765d61d8327deb882cf99", "d41d8cd98f00b204e9800998ecf8427e", "$argon2id$", " "})
    void verifyShouldRefuseEverythingWhenThereIsNoPassword(String text) {
        assertThat(codeOf(() -> PasswordHash.none().verify(new SecretText(text))))
                .isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        assertThat(codeOf(() -> new PasswordHash("*").verify(new SecretText(text))))
                .isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void toStringShouldNotTellTheHashWhenItIsPrinted() {
        assertThat(KNOWN_ANSWER).hasToString("[password hash]");
    }
}
