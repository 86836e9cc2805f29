package org.customerapi.web.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/** Makes wire requests from bodies, whatever the {@code Content-Type} says: first what is missing is refused, then what is wrong. */
@Provider
@Consumes(ClientMediaTypes.WIRE_REQUEST)
@ApplicationScoped
public class WireRequestReader implements MessageBodyReader<WireRequest> {
    private final JsonBody body;
    private final Validator validator;

    @Inject
    public WireRequestReader(JsonBody body, Validator validator) {
        this.body = body;
        this.validator = validator;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public WireRequestReader() {
        this(null, null);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return WireRequest.class.isAssignableFrom(type);
    }

    @Override
    public WireRequest readFrom(
            Class<WireRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return read(type, body.read(in));
    }

    /**
     * Makes a request of a line.
     *
     * @throws Rejection {@code BODY_TOO_LARGE}, {@code BODY_NOT_JSON}, {@code PARAMETER_MISSING}, {@code PARAMETERS_ILLEGAL}
     */
    public <T extends WireRequest> T read(Class<T> type, BodyLine line) {
        return read(type, body.read(line.bytes()));
    }

    private <T extends WireRequest> T read(Class<T> type, JsonFields fields) {
        T request = make(type, fields);
        List<ConstraintViolation<WireRequest>> violations = violations(request);
        verifyComplete(request, fields, violations);
        fields.verifyWellFormed();
        verifyRules(violations);
        return request;
    }

    private static <T extends WireRequest> T make(Class<T> type, JsonFields fields) {
        try {
            return type.getConstructor(JsonFields.class).newInstance(fields);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Rejection rejection) {
                throw rejection;
            }
            throw new IllegalStateException(type + " cannot be made from its fields", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public constructor from JsonFields", e);
        }
    }

    private List<ConstraintViolation<WireRequest>> violations(WireRequest request) {
        return validator.validate(request).stream()
                .sorted(Comparator.comparing(WireRequestReader::field))
                .toList();
    }

    private static void verifyComplete(
            WireRequest request, JsonFields fields, List<ConstraintViolation<WireRequest>> violations) {
        violations.stream()
                .filter(WireRequestReader::saysMissing)
                .map(WireRequestReader::field)
                .filter(field -> !fields.isMalformed(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Rejection.missing(field);
                });
        request.verifyComplete();
    }

    private static void verifyRules(List<ConstraintViolation<WireRequest>> violations) {
        violations.stream().findFirst().ifPresent(violation -> {
            boolean tooLong = violation.getConstraintDescriptor().getAnnotation() instanceof Size;
            throw Rejection.illegal(field(violation), tooLong ? FieldRule.TOO_LONG : FieldRule.OUT_OF_RANGE);
        });
    }

    private static boolean saysMissing(ConstraintViolation<WireRequest> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof NotNull;
    }

    private static String field(ConstraintViolation<WireRequest> violation) {
        return violation.getPropertyPath().toString();
    }
}
