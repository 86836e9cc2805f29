package org.customerapi.web.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
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
import org.customerapi.web.admin.CustomerImportResource;
import org.customerapi.web.apikey.CustomerApiResource;
import org.customerapi.web.body.Lines;
import org.customerapi.web.body.RawBody;
import org.customerapi.web.body.WireRequest;
import org.customerapi.web.customer.CustomerResource;
import org.customerapi.web.customer.LoginPageResource;
import org.customerapi.web.customer.LoginResource;
import org.customerapi.web.demo.DemoResource;
import org.customerapi.web.envelope.Bare;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.openapi.ForGateways;
import org.customerapi.web.openapi.GatewayStatus;
import org.customerapi.web.openapi.OpenApiResource;
import org.customerapi.web.session.Guest;
import org.customerapi.web.session.Signed;
import org.customerapi.web.verification.AuthenticatorResource;
import org.customerapi.web.verification.VerificationResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/**
 * An operation of the API, as its resource method's annotations describe it.
 *
 * @param resourcePath where it lies in the JAX-RS application
 */
record ApiOperation(String resourcePath, Method method) {
    /** Signed calls come in beside the application's root and are forwarded into it. */
    private static final String FORWARDED = "/api/openapi-c/";

    private static final String TEMPLATE = "{bizType}";
    private static final List<Class<?>> RESOURCES = List.of(
            LoginResource.class,
            LoginPageResource.class,
            CustomerResource.class,
            VerificationResource.class,
            AuthenticatorResource.class,
            CustomerApiResource.class,
            OpenApiResource.class,
            CustomerImportResource.class,
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
    private static final Set<ErrorCode> OF_SIGNATURES = Set.of(
            ErrorCode.COMPANY_ID_MISSING,
            ErrorCode.TRACE_MISSING,
            ErrorCode.HEADER_MISSING,
            ErrorCode.HEADER_ILLEGAL,
            ErrorCode.TOO_MANY_UNVERIFIED,
            ErrorCode.CUSTOMER_DISABLED,
            ErrorCode.SIGNATURE_WRONG,
            ErrorCode.OUTSIDE_REPLAY_WINDOW,
            ErrorCode.KEY_UNKNOWN,
            ErrorCode.RESOURCE_NOT_GRANTED,
            ErrorCode.RATE_EXCEEDED,
            ErrorCode.KEY_BANNED,
            ErrorCode.KEY_EXPIRED,
            ErrorCode.ADDRESS_ILLEGAL,
            ErrorCode.REQUEST_REPLAYED,
            ErrorCode.WITHDRAWAL_LOCKED);

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

    /** Where clients call it, templates without their patterns. */
    String path() {
        String path = resourcePath.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        return path.startsWith(FORWARDED) ? path.substring("/api".length()) : path;
    }

    /** The operation's last name, or the one it goes by where two share it. */
    String name() {
        return Optional.ofNullable(method.getAnnotation(Operation.class))
                .map(Operation::operationId)
                .filter(id -> !id.isEmpty())
                .orElseGet(method::getName);
    }

    /** What the envelope's {@code data} is in a refusal, or an example of it; null where the path names no business type. */
    String bizType() {
        String last = path().substring(path().lastIndexOf('/') + 1);
        if (last.equals(TEMPLATE)) {
            return "tradeapi.app.OrderApiService.addOrder";
        }
        return last.contains(".") ? last : null;
    }

    /** Whether it stands for all business types that none of its own stands for. */
    boolean isForAnyBizType() {
        return path().endsWith(TEMPLATE);
    }

    boolean isSigned() {
        return method.isAnnotationPresent(Signed.class);
    }

    boolean isForGateways() {
        return method.isAnnotationPresent(ForGateways.class);
    }

    /** The HTTP status that it refuses with. */
    int statusOf(ErrorCode refusal) {
        // Another method does not find the operation, so it is answered as everywhere.
        boolean found = refusal != ErrorCode.METHOD_NOT_SUPPORTED;
        return isForGateways() && found ? GatewayStatus.of(refusal.httpStatus(), refusal.code()) : refusal.httpStatus();
    }

    boolean isGet() {
        return method.isAnnotationPresent(GET.class);
    }

    boolean isBare() {
        return method.isAnnotationPresent(Bare.class);
    }

    /** A response that a method makes itself says nothing of what is in it: then there is nothing to say. */
    Class<?> answer() {
        return method.getReturnType() == Response.class ? void.class : method.getReturnType();
    }

    /** Whether it takes any JSON object, which it does not read field by field. */
    boolean takesAnyObject() {
        return List.of(method.getParameterTypes()).contains(RawBody.class);
    }

    /** What each line of its body is, where that is NDJSON. */
    Optional<Class<?>> line() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Lines.class))
                .<Class<?>>map(parameter -> parameter.getAnnotation(Lines.class).value())
                .findFirst();
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
        return requires(CustomerApiApplication.TOKEN) ? Token.OPTIONAL : Token.UNUSED;
    }

    /** Whether it asks for the admin secret. */
    boolean isForOperators() {
        return requires(CustomerApiApplication.ADMIN);
    }

    private boolean requires(String scheme) {
        SecurityRequirement requirement = method.getAnnotation(SecurityRequirement.class);
        return requirement != null && requirement.name().equals(scheme);
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
        if (isSigned()) {
            refusals.addAll(OF_SIGNATURES);
        }
        if (takesAnyObject()) {
            refusals.addAll(OF_BODIES);
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
