package org.customerapi.web.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
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
@ApplicationScoped
public class WireRequestReader implements MessageBodyReader<WireRequest> {
    private final JsonBody body;
    private final Validator validator;

    @Inject
    public WireRequestReader(JsonBody body, Validator validator) {
        this.body = body;
        this.validator = validator;
    }

    protected WireRequestReader() {
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
        WireRequest request = make(type, body.read(in));
        verify(request);
        return request;
    }

    private static WireRequest make(Class<WireRequest> type, JsonFields fields) {
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

    private void verify(WireRequest request) {
        List<ConstraintViolation<WireRequest>> violations = validator.validate(request).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .toList();
        for (ConstraintViolation<WireRequest> violation : violations) {
            if (violation.getConstraintDescriptor().getAnnotation() instanceof NotNull) {
                throw Rejection.missing(violation.getPropertyPath().toString());
            }
        }
        for (ConstraintViolation<WireRequest> violation : violations) {
            throw Rejection.illegal(violation.getPropertyPath().toString(), FieldRule.OUT_OF_RANGE);
        }
    }
}
