package org.customerapi.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.BizType;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentFilterTest {
    private static final String[] ENVELOPE = {"msg", "fail", "trace", "code", "data", "bizCode", "tm", "msgParams", "ok"
    };

    private static OpenAPI document;
    private static JsonObject written;

    /** A document as a server generates it, as far as the filter looks at it. */
    @BeforeAll
    static void filter() {
        document = OASFactory.createOpenAPI().info(OASFactory.createInfo()).paths(OASFactory.createPaths());
        for (ApiOperation operation : ApiOperation.all()) {
            PathItem path = OASFactory.createPathItem();
            document.getPaths()
                    .addPathItem(
                            operation.resourcePath(),
                            operation.isGet()
                                    ? path.GET(OASFactory.createOperation())
                                    : path.POST(OASFactory.createOperation()));
        }
        new DocumentFilter().filterOpenAPI(document);
        written = write(document);
    }

    static List<ApiOperation> enveloped() {
        return ApiOperation.all().stream()
                .filter(operation -> !operation.isBare())
                .toList();
    }

    static List<ApiOperation> taking() {
        return enveloped().stream()
                .filter(operation -> !operation.isGet() && !operation.isForOperators())
                .toList();
    }

    static List<ApiOperation> ofSessions() {
        return taking().stream().filter(operation -> !operation.isSigned()).toList();
    }

    static List<ApiOperation> signed() {
        return ApiOperation.all().stream().filter(ApiOperation::isSigned).toList();
    }

    @Test
    void allShouldHoldEveryResource() {
        List<String> resources = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.customerapi.web").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(ApiOperation.all())
                .extracting(operation -> operation.method().getDeclaringClass().getName())
                .containsOnly(resources.toArray(String[]::new));
    }

    @Test
    void allShouldHoldEveryBusinessType() {
        assertThat(ApiOperation.all()).extracting(ApiOperation::bizType).containsAll(businessTypes());
    }

    @Test
    void allShouldGiveEveryOperationAnotherName() {
        assertThat(ApiOperation.all()).extracting(ApiOperation::name).doesNotHaveDuplicates();
    }

    @Test
    void descriptionShouldHoldEveryCode() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(document.getInfo().getDescription())
                    .contains("| `" + code.code() + "` | `" + code.origin() + "` | " + code.httpStatus() + " |");
        }
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void operationShouldBeDescribed(ApiOperation operation) {
        assertThat(in(operation).getOperationId()).isEqualTo(operation.name());
        assertThat(in(operation).getDescription()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void operationShouldHaveTheContractsHeaders(ApiOperation operation) {
        assertThat(headers(operation))
                .extracting(Parameter::getName)
                .containsExactly("companyId", "lang", "trace", "version", "group", "timestamp");
        assertThat(headers(operation))
                .allSatisfy(header -> assertThat(header.getDescription()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void onlyWhoLooksForALoginNameShouldNeedTheCompany(ApiOperation operation) {
        boolean needed = Boolean.TRUE.equals(headers(operation).get(0).getRequired());
        assertThat(needed).isEqualTo(operation.name().matches("login|checkGoogleMFAStatus"));
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void operationShouldNeedTheTokenUnlessGuestsMayCallIt(ApiOperation operation) {
        List<?> security = in(operation).getSecurity();
        switch (operation.name()) {
            case "login", "checkStatus", "checkGoogleMFAStatus" ->
                assertThat(security).isNull();
            case "verifyCodeSend" -> assertThat(security).hasSize(2);
            default -> assertThat(security).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void answerShouldBeTheWholeEnvelopeInOrder(ApiOperation operation) {
        List<Schema> either = json(operation, "200").getSchema().getOneOf();
        Stream<Schema> envelopes =
                either == null ? Stream.of(json(operation, "200").getSchema()) : either.stream();
        assertThat(envelopes.map(DocumentFilterTest::resolve)).allSatisfy(envelope -> {
            assertThat(envelope.getProperties().keySet()).containsExactly(ENVELOPE);
            assertThat(envelope.getRequired()).containsExactlyInAnyOrder(ENVELOPE);
        });
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void operationShouldListWhatItRefusesUnderItsStatus(ApiOperation operation) {
        for (ErrorCode code : operation.refusals()) {
            assertThat(in(operation)
                            .getResponses()
                            .getAPIResponse(Integer.toString(operation.statusOf(code)))
                            .getDescription())
                    .contains("`" + code.code() + "`");
        }
        assertThat(in(operation).getResponses().getAPIResponses().keySet()).contains("200", "405", "500", "503");
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void operationShouldRefuseBodiesUnderTheirStatus(ApiOperation operation) {
        assertThat(in(operation).getResponses().getAPIResponses().keySet()).contains("400", "404", "413");
    }

    @ParameterizedTest
    @MethodSource("signed")
    void signedCallShouldHaveTheContractsHeadersAndNoToken(ApiOperation operation) {
        assertThat(headers(operation))
                .filteredOn(parameter -> parameter.getIn() == Parameter.In.HEADER)
                .extracting(Parameter::getName)
                .containsExactly(
                        "companyId",
                        "trace",
                        "timestamp",
                        "apiKey",
                        "signature",
                        "recvWindow",
                        "signatureAlgorithm",
                        "version",
                        "group",
                        "lang");
        assertThat(headers(operation))
                .filteredOn(header -> Boolean.TRUE.equals(header.getRequired()))
                .extracting(Parameter::getName)
                .contains("companyId", "trace", "timestamp", "apiKey", "signature")
                .doesNotContain("recvWindow", "signatureAlgorithm", "version", "group", "lang");
        assertThat(in(operation).getSecurity()).isNull();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void signedCallShouldListEveryRefusalOfTheVerification(ApiOperation operation) {
        assertThat(operation.refusals())
                .extracting(ErrorCode::code)
                .contains("GATEWAY_CODE_003", "GATEWAY_CODE_004", "GATEWAY_CODE_009", "GATEWAY_CODE_015")
                .contains("GATEWAY_CODE_018", "CUSTOMER_API_0000158")
                .contains("00012001", "00012002", "00012003", "00012004", "00012005", "00012006", "00012007")
                .contains("00012008", "00012009");
    }

    @ParameterizedTest
    @MethodSource("signed")
    void signedCallShouldTellTheRateInEveryAnswerThatReachesIt(ApiOperation operation) {
        in(operation).getResponses().getAPIResponses().forEach((status, response) -> {
            if (!status.equals("405")) {
                assertThat(response.getHeaders().keySet())
                        .as(status)
                        .contains(
                                "x-ratelimit-limit",
                                "x-ratelimit-remairing",
                                "x-ratelimit-remaining",
                                "x-ratelimit-reset");
                assertThat(response.getHeaders().containsKey("Retry-After"))
                        .as(status)
                        .isEqualTo(status.equals("429") || status.equals("418"));
            }
        });
    }

    @Test
    void signedCallsShouldBeWhereClientsFindThem() {
        assertThat(document.getPaths().getPathItems().keySet())
                .contains(
                        "/openapi-c/global/" + BizType.FIND_CUSTOMER_INFO,
                        "/openapi-c/global/{bizType}",
                        "/openapi-c/verify/{bizType}",
                        "/openapi-c/time")
                .noneMatch(path -> path.startsWith("/api/openapi-c"));
    }

    @Test
    void downstreamsFailuresShouldBeListedWhereCallsAreHandedOn() {
        assertThat(in(named("signedCall")).getResponses().getAPIResponses().keySet())
                .contains("200", "400", "404", "405", "413", "418", "429", "500", "502", "503", "504");
        assertThat(named("signedCall").refusals())
                .extracting(ErrorCode::code)
                .contains("GATEWAY_CODE_010", "GATEWAY_CODE_011", "GATEWAY_CODE_012", "GATEWAY_CODE_013")
                .contains("GATEWAY_CODE_902");
    }

    @Test
    void gatewaysShouldBeToldStatusesInsteadOfCodes() {
        Operation verify = in(named("verify"));
        assertThat(verify.getResponses().getAPIResponses().keySet())
                .containsExactlyInAnyOrder("200", "401", "403", "405", "418", "429", "500", "503");
        assertThat(verify.getResponses().getAPIResponse("401").getDescription())
                .contains("00012001", "00012002", "00012003", "00012008", "GATEWAY_CODE_006", "GATEWAY_CODE_009");
        assertThat(verify.getResponses().getAPIResponse("403").getDescription())
                .contains("00012004", "00012006", "00012007", "00012009", "CUSTOMER_API_0000158");
        assertThat(verify.getResponses().getAPIResponse("200").getHeaders().keySet())
                .contains("X-Customer-Id", "X-Customer-No", "X-Company-Id", "X-Api-Key");
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void successExampleShouldHaveTheMembersOfItsSchemaInOrder(ApiOperation operation) {
        Schema answer = json(operation, "200").getSchema();
        Schema success = answer.getOneOf() == null ? answer : answer.getOneOf().get(0);
        requireShape(written(operation, "/responses/200", "success"), success);
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void refusalExampleShouldBeAWholeEnvelope(ApiOperation operation) {
        JsonObject refusal =
                written(operation, "/responses/400", "BODY_NOT_JSON").asJsonObject();
        assertThat(refusal.keySet()).containsExactly(ENVELOPE);
        assertThat(refusal.getString("code")).isEqualTo(ErrorCode.BODY_NOT_JSON.code());
        assertThat(refusal.get("msgParams")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @MethodSource("taking")
    void requestExampleShouldHaveEveryNeededField(ApiOperation operation) {
        Schema request = resolve(in(operation)
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .getSchema());
        JsonObject example = written(operation, "/requestBody", "usable").asJsonObject();
        if (!operation.takesAnyObject()) {
            assertThat(example.keySet()).isSubsetOf(names(request));
        }
        assertThat(example.keySet()).containsAll(request.getRequired() == null ? List.of() : request.getRequired());
    }

    @Test
    void importShouldTakeLinesFromTheOperatorOnly() {
        ApiOperation operation = named("importCustomers");
        Operation described = in(operation);
        MediaType ndjson = described.getRequestBody().getContent().getMediaType("application/x-ndjson");
        assertThat(resolve(ndjson.getSchema()).getRequired()).containsExactly("companyId", "customerNo");
        JsonObject example = parse(((JsonString) Json.createPointer(
                                "/paths/~1api~1admin~1customers/post/requestBody/content/application~1x-ndjson/examples/usable/value")
                        .getValue(written))
                .getString());
        assertThat(example.keySet())
                .isEqualTo(resolve(ndjson.getSchema()).getProperties().keySet());
        assertThat(described.getSecurity()).singleElement().satisfies(scheme -> assertThat(scheme.getSchemes())
                .containsOnlyKeys("admin"));
        assertThat(headers(operation)).extracting(Parameter::getName).containsExactly("lang", "trace");
        assertThat(operation.refusals())
                .contains(ErrorCode.NO_ACCESS_RIGHTS, ErrorCode.TOO_FAST, ErrorCode.BODY_TOO_LARGE)
                .doesNotContain(ErrorCode.TOKEN_MISSING, ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void contractsRequestsShouldHaveKnownFieldsOnly() {
        for (String name : List.of("applyApi", "editApiPermission", "delApi", "downgrade", "page", "queryApi")) {
            ApiOperation operation = named(name);
            JsonObject example = written(operation, "/requestBody", "contract").asJsonObject();
            assertThat(example.keySet())
                    .as(name)
                    .isSubsetOf(
                            names(schema(WireSchemas.nameOf(operation.request().orElseThrow()))));
        }
    }

    @Test
    void requestShouldHaveInheritedFieldsAndRules() {
        Schema apply = schema("ApplyApiRequest");
        assertThat(apply.getProperties().keySet())
                .containsExactly("tag", "googleCode", "phoneCode", "emailCode", "phoneSendToken", "emailSendToken");
        assertThat(apply.getRequired()).containsExactly("tag");
        assertThat(apply.getProperties().get("tag").getMaxLength()).isEqualTo(20);
        Schema size = schema("PageRequest").getProperties().get("size");
        assertThat(size.getMinimum()).isEqualByComparingTo("1");
        assertThat(size.getMaximum()).isEqualByComparingTo("100");
        assertThat(size.getDefaultValue()).isEqualTo(20L);
        assertThat(schema("DowngradeRequest").getProperties().get("times").getEnumeration())
                .containsExactly("month", "quarter", "half", "year");
    }

    @Test
    void everyFieldShouldBeDescribed() {
        document.getComponents().getSchemas().forEach((name, schema) -> names(schema)
                .forEach(field -> {
                    Schema property = schema.getProperties().get(field);
                    assertThat(property.getRef() == null ? property.getDescription() : property.getRef())
                            .as(name + "." + field)
                            .isNotBlank();
                }));
    }

    /** Objects have the schema's members in its order, each where it is not null of its shape. */
    private static void requireShape(JsonValue value, Schema schema) {
        Schema resolved = resolve(schema);
        if (value instanceof JsonObject object) {
            if (resolved.getProperties() != null) {
                assertThat(object.keySet()).isSubsetOf(names(resolved));
                assertThat(object.keySet()).containsSequence(inOrder(object, resolved));
                assertThat(object.keySet()).containsAll(resolved.getRequired());
                object.forEach((name, member) ->
                        requireShape(member, resolved.getProperties().get(name)));
            }
        } else if (value instanceof JsonArray array) {
            array.forEach(element -> requireShape(element, resolved.getItems()));
        } else if (value == JsonValue.NULL) {
            boolean reference = schema.getRef() != null;
            assertThat(reference || Boolean.TRUE.equals(resolved.getNullable())).isTrue();
        }
    }

    private static ApiOperation named(String name) {
        return ApiOperation.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inOrder(JsonObject object, Schema schema) {
        return names(schema).stream().filter(object::containsKey).toList();
    }

    private static List<String> names(Schema schema) {
        return schema.getProperties() == null
                ? List.of()
                : List.copyOf(schema.getProperties().keySet());
    }

    private static JsonValue written(ApiOperation operation, String place, String example) {
        String path = operation.path().replace("/", "~1");
        return Json.createPointer("/paths/" + path + (operation.isGet() ? "/get" : "/post") + place
                        + "/content/application~1json/examples/" + example + "/value")
                .getValue(written);
    }

    private static List<String> businessTypes() {
        return Arrays.stream(BizType.class.getFields())
                .map(DocumentFilterTest::constant)
                .toList();
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonObject write(OpenAPI document) {
        try (JsonReader reader =
                Json.createReader(new StringReader(OpenApiSerializer.serialize(document, Format.JSON)))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation in(ApiOperation operation) {
        PathItem path = document.getPaths().getPathItem(operation.path());
        return operation.isGet() ? path.getGET() : path.getPOST();
    }

    private static List<Parameter> headers(ApiOperation operation) {
        return in(operation).getParameters().stream()
                .map(parameter -> document.getComponents().getParameters().get(last(parameter.getRef())))
                .toList();
    }

    private static MediaType json(ApiOperation operation, String status) {
        return in(operation).getResponses().getAPIResponse(status).getContent().getMediaType("application/json");
    }

    private static Schema schema(String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private static Schema resolve(Schema schema) {
        return schema.getRef() == null ? schema : schema(last(schema.getRef()));
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
