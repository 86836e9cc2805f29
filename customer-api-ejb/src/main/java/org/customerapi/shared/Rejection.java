package org.customerapi.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The root of everything a caller can be told: an operation refused, with its code and what the message needs.
 *
 * <p>Being an application exception it rolls the operation's transaction back and reaches the caller unwrapped. It carries no
 * stack trace: a refusal is an answer, not a defect.
 */
@ApplicationException(rollback = true, inherited = true)
public class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Object> params;

    public Rejection(ErrorCode code, Object... params) {
        this(code, null, params);
    }

    /** A refusal that something below caused; the cause is for the log and never reaches the caller. */
    public Rejection(ErrorCode code, Throwable cause, Object... params) {
        super(code.name(), cause, false, false);
        this.code = code;
        this.params = List.of(params);
    }

    /** A required parameter is absent or null. */
    public static Rejection missing(String field) {
        return new Rejection(ErrorCode.PARAMETER_MISSING, field);
    }

    /** A parameter breaks a rule. {@code field} is the domain's word; the wire translates it. */
    public static Rejection illegal(String field, FieldRule rule) {
        return new Rejection(ErrorCode.PARAMETERS_ILLEGAL, field, rule);
    }

    public ErrorCode code() {
        return code;
    }

    /** What fills the message's placeholders: texts, numbers, or a {@link FieldRule} that the wire puts into words. */
    public List<Object> params() {
        return params == null ? List.of() : params;
    }

    /** The code and the message's values, for logs. */
    @Override
    public String toString() {
        return code + params().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
