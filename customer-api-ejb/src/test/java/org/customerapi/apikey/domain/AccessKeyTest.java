package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyTest {
    @Test
    void randomShouldBe32HexDigitsWhenItIsMade() {
        assertThat(AccessKey.random().text()).matches("[0-9a-f]{32}");
    }

    @Test
    void randomShouldDifferWhenItIsMadeAgain() {
        assertThat(Stream.generate(AccessKey::random).limit(1000).collect(Collectors.toSet()))
                .hasSize(1000);
    }

    @Test
    void constructorShouldAcceptWhenTheTextIsAPublishedExample() {
        assertThat(new AccessKey("47b471e57c394e8fbc18535805e04016").text())
                .isEqualTo("47b471e57c394e8fbc18535805e04016");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "47b471e57c394e8fbc18535805e0401",
                "47b471e57c394e8fbc18535805e040161",
                "47B471E57C394E8FBC18535805E04016",
                "47b471e57c394e8fbc18535805e0401g",
                "47b471e57c394e8fbc18535805e04016\n",
                " 47b471e57c394e8fbc18535805e0401"
            })
    void constructorShouldFindNothingWhenTheTextIsNoAccessKey(String text) {
        assertThat(codeOf(() -> new AccessKey(text))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }
}
