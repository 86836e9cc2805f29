package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.ruleOf;

import java.util.Arrays;
import java.util.stream.Stream;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLabelTest {
    private static final String ROBOT_FACE = Character.toString(0x1F916);

    /** Copied from the contract, section 6, sign by sign. */
    static Stream<String> forbiddenSigns() {
        String ascii = "` ~ ! @ # $ % ^ & * ( ) _ + < > ? : \" { } , . / ; ' [ ]";
        String wide = "· ！ ￥ （ ） — ： ； “ ” ‘ 、 ， | 《 》 。 ？ 【 】";
        return Arrays.stream((ascii + " " + wide).split(" "));
    }

    @ParameterizedTest
    @MethodSource("forbiddenSigns")
    void constructorShouldRefuseWhenASignIsForbidden(String sign) {
        assertThat(ruleOf(() -> new KeyLabel("a" + sign + "b"))).isEqualTo(FieldRule.LABEL_CHARACTERS);
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(strings = {"0000", "0009", "000A", "001B", "007F", "0085", "2028", "2029"})
    void constructorShouldRefuseWhenACharacterControls(String hex) {
        assertRefusedInside(hex);
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(strings = {"00AD", "200B", "200D", "200E", "202E", "2066", "FEFF", "E0001"})
    void constructorShouldRefuseWhenACharacterIsInvisible(String hex) {
        assertRefusedInside(hex);
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(strings = {"D800", "DBFF", "DC00", "DFFF", "E000", "0378", "FFFF", "10FFFF"})
    void constructorShouldRefuseWhenACodePointIsNoCharacter(String hex) {
        assertRefusedInside(hex);
    }

    private static void assertRefusedInside(String hex) {
        String character = Character.toString(Integer.parseInt(hex, 16));
        assertThat(ruleOf(() -> new KeyLabel("a" + character + "b"))).isEqualTo(FieldRule.LABEL_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "量化", "my robot", "a-b=c", "back\\slash", "’", "ñandú"})
    void constructorShouldKeepTheTextWhenItIsProper(String text) {
        assertThat(new KeyLabel(text).text()).isEqualTo(text);
    }

    @Test
    void constructorShouldNameTheFieldWhenItRefuses() {
        Rejection refusal = Refusal.of(() -> new KeyLabel(""));

        assertThat(refusal.params()).containsExactly("label", FieldRule.LABEL_LENGTH);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", "\t\n", "\u3000", "\u00A0", "\u2007 \u202F"})
    void constructorShouldRefuseWhenNothingIsVisible(String text) {
        assertThat(ruleOf(() -> new KeyLabel(text))).isEqualTo(FieldRule.LABEL_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void constructorShouldAcceptWhenTheLengthIsInBounds(int length) {
        assertThat(new KeyLabel("x".repeat(length)).text()).hasSize(length);
    }

    @Test
    void constructorShouldRefuseWhenThereAre21Characters() {
        assertThat(ruleOf(() -> new KeyLabel("x".repeat(21)))).isEqualTo(FieldRule.LABEL_LENGTH);
    }

    @Test
    void constructorShouldCountCodePointsWhenTheyAreSupplementary() {
        assertThat(new KeyLabel(ROBOT_FACE.repeat(20)).text()).hasSize(40);
        assertThat(ruleOf(() -> new KeyLabel(ROBOT_FACE.repeat(21)))).isEqualTo(FieldRule.LABEL_LENGTH);
    }

    @Test
    void constructorShouldTrimBeforeItCountsWhenBlanksSurround() {
        assertThat(new KeyLabel("  " + "x".repeat(20) + "\u00A0\n").text()).isEqualTo("x".repeat(20));
    }

    @Test
    void constructorShouldComposeBeforeItCountsWhenAccentsStandAlone() {
        assertThat(new KeyLabel("e\u0301".repeat(20)).text()).isEqualTo("\u00E9".repeat(20));
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(strings = {"037E", "1FEF", "0387"})
    void constructorShouldRefuseWhenNormalizationMakesAForbiddenSign(String hex) {
        assertRefusedInside(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "Robot, rOBOT",
        "ΟΔΟΣ, οδος",
        "οδοσ, οδος",
        "\u212A1, k1",
        "Straße, STRASSE",
        "STRA\u1E9EE, straße",
        "É, e\u0301",
        "\u01C5, \u01C6"
    })
    void foldedShouldBeEqualWhenLabelsDifferInCaseOnly(String one, String other) {
        assertThat(new KeyLabel(one).folded()).isEqualTo(new KeyLabel(other).folded());
    }

    @Test
    void foldedShouldNotDependOnTheServersLanguageWhenItIsTurkish() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(new java.util.Locale("tr"));
            assertThat(new KeyLabel("TITLE").folded()).isEqualTo("title");
            assertThat(new KeyLabel("title").folded()).isEqualTo("title");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"ΟΔΟΣΑ, ΟΔΟΣ", "ΑΣ, Σ", "Strasse, SS", "Robot 1, BOT"})
    void foldShouldKeepAPartAPartWhenTheCaseDiffers(String label, String part) {
        assertThat(new KeyLabel(label).folded()).contains(KeyLabel.fold(part));
    }
}
