package org.customerapi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/** Says what a call was refused with. */
public final class Refusal {
    private Refusal() {}

    /** The refusal that the call ends in; anything else fails the test. */
    public static Rejection of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(Rejection.class);
        return (Rejection) thrown;
    }

    public static ErrorCode codeOf(ThrowingCallable call) {
        return of(call).code();
    }

    /** The rule that a field broke. */
    public static FieldRule ruleOf(ThrowingCallable call) {
        Rejection refusal = of(call);
        assertThat(refusal.code()).isEqualTo(ErrorCode.PARAMETERS_ILLEGAL);
        return (FieldRule) refusal.params().get(1);
    }
}
