package org.customerapi.shared.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class SecretTextTest {
    private static final SecretText SECRET = new SecretText("open-sesame");

    private record Holder(String name, SecretText secret) {}

    @Test
    void toStringShouldNotTellTheTextWhenItIsPrintedInAnyWay() {
        assertThat(Stream.of(
                        SECRET.toString(),
                        String.valueOf(SECRET),
                        "" + SECRET,
                        String.format("%s|%20s|%S", SECRET, SECRET, SECRET),
                        new StringBuilder().append(SECRET).toString(),
                        Optional.of(SECRET).toString(),
                        List.of(SECRET).toString(),
                        new Holder("x", SECRET).toString()))
                .allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase("sesame"));
    }

    @Test
    void revealShouldTellTheTextWhenItIsAsked() {
        assertThat(SECRET.reveal()).isEqualTo("open-sesame");
    }

    @Test
    void matchesShouldCompareTheWholeTextWhenTextsAreAlike() {
        assertThat(SECRET.matches("open-sesame")).isTrue();
        assertThat(SECRET.matches("open-sesamE")).isFalse();
        assertThat(SECRET.matches("open-sesam")).isFalse();
        assertThat(SECRET.matches("open-sesame ")).isFalse();
        assertThat(SECRET.matches("")).isFalse();
        assertThat(SECRET.matches(null)).isFalse();
    }

    @Test
    void equalsShouldCompareTheTextWhenBothAreSecrets() {
        assertThat(SECRET)
                .isEqualTo(new SecretText("open-sesame"))
                .hasSameHashCodeAs(new SecretText("open-sesame"))
                .isNotEqualTo(new SecretText("other"))
                .isNotEqualTo("open-sesame");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void constructorShouldRefuseWhenThereIsNoText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretText(text));
    }

    @Test
    void randomShouldBeUnpaddedBase64UrlWhenItIsMade() {
        assertThat(SecretText.random(32).reveal()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void randomShouldDifferWhenItIsMadeAgain() {
        assertThat(Stream.generate(() -> SecretText.random(16).reveal())
                        .limit(1000)
                        .collect(Collectors.toSet()))
                .hasSize(1000);
    }

    @Test
    void randomDigitsShouldUseEveryDigitAtEveryPlaceWhenManyAreMade() {
        List<String> codes = Stream.generate(() -> SecretText.randomDigits(6).reveal())
                .limit(1000)
                .toList();

        assertThat(codes).allMatch(code -> code.matches("[0-9]{6}"));
        for (int place = 0; place < 6; place++) {
            int at = place;
            assertThat(codes.stream().map(code -> code.charAt(at)).collect(Collectors.toSet()))
                    .hasSize(10);
        }
    }
}
