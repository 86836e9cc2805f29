package org.customerapi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionTest {
    @Test
    void constructorShouldCarryNoStackWhenItRefuses() {
        assertThat(new Rejection(ErrorCode.TOO_FAST, 60L).getStackTrace()).isEmpty();
    }

    @Test
    void paramsShouldBeEmptyWhenNoneAreGiven() {
        assertThat(new Rejection(ErrorCode.DATA_NOT_FOUND).params()).isEmpty();
    }

    @Test
    void constructorShouldKeepTheCauseForTheLogWhenSomethingBelowFailed() {
        Exception cause = new IllegalStateException("below");

        Rejection refusal = new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE, cause);

        assertThat(refusal).hasCause(cause);
        assertThat(refusal.params()).isEmpty();
        assertThat(refusal.toString()).isEqualTo("DEPENDENCY_UNAVAILABLE()");
    }

    @Test
    void missingAndIllegalShouldNameTheFieldWhenAParameterIsWrong() {
        assertThat(Rejection.missing("label").toString()).isEqualTo("PARAMETER_MISSING(label)");
        assertThat(Rejection.illegal("label", FieldRule.LABEL_LENGTH).toString())
                .isEqualTo("PARAMETERS_ILLEGAL(label, LABEL_LENGTH)");
    }
}
