package org.customerapi.web.openapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.CustomerApiApplication;
import org.customerapi.web.apikey.CustomerApiResource;
import org.customerapi.web.body.WireRequest;
import org.customerapi.web.customer.CustomerResource;
import org.customerapi.web.customer.LoginResource;
import org.customerapi.web.demo.DemoResource;
import org.customerapi.web.envelope.Bare;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.Guest;
import org.customerapi.web.verification.VerificationResource;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** An operation of the API, as its resource method's annotations describe it. */
record ApiOperation(String path, Method method) {
    private static final List<Class<?>> RESOURCES = List.of(
            LoginResource.class,
            CustomerResource.class,
            VerificationResource.class,
            CustomerApiResource.class,
            DemoResource.class);

    private static final Set<ErrorCode> SHARED = Set.of(
            ErrorCode.SYSTEM_ERROR,
            ErrorCode.BUSINESS_TYPE_INVALID,
            ErrorCode.METHOD_NOT_SUPPORTED,
            ErrorCode.DEPENDENCY_UNAVAILABLE);
    private static final Set<ErrorCode> OF_BODIES = Set.of(ErrorCode.BODY_NOT_JSON, ErrorCode.BODY_TOO_LARGE);
    private static final Set<ErrorCode> OF_SESSIONS = Set.of(
            ErrorCode.TOKEN_MISSING,
            ErrorCode.SESSION_UNKNOWN,
            ErrorCode.NO_ACCESS_RIGHTS,
            ErrorCode.CUSTOMER_DISABLED);

    /** What can become of the session's token. */
    enum Token {
        NEEDED,
        OPTIONAL,
        UNUSED
    }

    static List<ApiOperation> all() {
        return RESOURCES.stream().flatMap(ApiOperation::of).toList();
    }

    private static Stream<ApiOperation> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations()).anyMatch(ApiOperation::isHttpMethod))
                .map(method -> new ApiOperation(path(resource, method), method));
    }

    private static boolean isHttpMethod(Annotation annotation) {
        return annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class);
    }

    private static String path(Class<?> resource, Method method) {
        String root = CustomerApiApplication.class
                .getAnnotation(jakarta.ws.rs.ApplicationPath.class)
                .value();
        Stream<String> segments = Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(annotation -> annotation != null && !annotation.value().isEmpty())
                .map(Path::value);
        return Stream.concat(Stream.of("", root), segments)
                .reduce((a, b) -> a + "/" + b)
                .orElseThrow();
    }

    /** The operation's last name. */
    String name() {
        return method.getName();
    }

    /** What the envelope's {@code data} is in a refusal; null where the path names no business type. */
    String bizType() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(".") ? last : null;
    }

    boolean isGet() {
        return method.isAnnotationPresent(GET.class);
    }

    boolean isBare() {
        return method.isAnnotationPresent(Bare.class);
    }

    Class<?> answer() {
        return method.getReturnType();
    }

    Optional<Class<?>> request() {
        return Arrays.<Class<?>>stream(method.getParameterTypes())
                .filter(WireRequest.class::isAssignableFrom)
                .findFirst();
    }

    /** A guest's operation that declares the token all the same has callers of both kinds. */
    Token token() {
        if (!method.isAnnotationPresent(Guest.class)) {
            return Token.NEEDED;
        }
        return method.isAnnotationPresent(SecurityRequirement.class) ? Token.OPTIONAL : Token.UNUSED;
    }

    boolean needsCompanyId() {
        return token() == Token.UNUSED && ownRefusals().contains(ErrorCode.COMPANY_ID_MISSING);
    }

    /** Every code it can refuse with, in the table's order. */
    Set<ErrorCode> refusals() {
        Set<ErrorCode> refusals = new TreeSet<>(SHARED);
        refusals.addAll(ownRefusals());
        if (token() != Token.UNUSED) {
            refusals.addAll(OF_SESSIONS);
        }
        request().ifPresent(type -> {
            refusals.addAll(OF_BODIES);
            WireField.of(type).forEach(field -> refusals.addAll(field.refusals()));
        });
        return refusals;
    }

    /** The codes that its own rules refuse with, in the order in which they are declared. */
    List<ErrorCode> ownRefusals() {
        Stream<Class<?>> requestTypes =
                Stream.<Class<?>>iterate(request().orElse(null), type -> type != null, type -> type.getSuperclass());
        return Stream.concat(
                        Stream.ofNullable(method.getAnnotation(Refuses.class)),
                        requestTypes.flatMap(type -> Stream.ofNullable(type.getDeclaredAnnotation(Refuses.class))))
                .flatMap(refuses -> Arrays.stream(refuses.value()))
                .toList();
    }
}
