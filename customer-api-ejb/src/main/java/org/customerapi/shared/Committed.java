package org.customerapi.shared;

/**
 * What comes out of a transaction that commits even when it refuses, because its traces must stay: a counted wrong try, a spent
 * code. Thrown inside the transaction, the refusal would roll them back.
 */
public final class Committed<T> {
    private final T value;
    private final Rejection refusal;

    private Committed(T value, Rejection refusal) {
        this.value = value;
        this.refusal = refusal;
    }

    public static <T> Committed<T> success(T value) {
        return new Committed<>(value, null);
    }

    public static <T> Committed<T> refusal(ErrorCode code, Object... params) {
        return new Committed<>(null, new Rejection(code, params));
    }

    /** Does the rest of the operation in the same transaction, unless it was refused. */
    public Committed<T> andThen(Runnable rest) {
        if (refusal == null) {
            rest.run();
        }
        return this;
    }

    /** The value; or the refusal, thrown where the traces are safe. */
    public T orThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return value;
    }
}
