package org.customerapi.web.openapi;

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
                            operation.path(),
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
    @MethodSource("enveloped")
    void operationShouldHaveTheContractsHeaders(ApiOperation operation) {
        assertThat(headers(operation))
                .extracting(Parameter::getName)
                .containsExactly("companyId", "lang", "trace", "version", "group", "timestamp");
        assertThat(headers(operation))
                .allSatisfy(header -> assertThat(header.getDescription()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void onlyLoginShouldNeedTheCompany(ApiOperation operation) {
        boolean needed = Boolean.TRUE.equals(headers(operation).get(0).getRequired());
        assertThat(needed).isEqualTo(operation.name().equals("login"));
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void operationShouldNeedTheTokenUnlessGuestsMayCallIt(ApiOperation operation) {
        List<?> security = in(operation).getSecurity();
        switch (operation.name()) {
            case "login" -> assertThat(security).isNull();
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
                            .getAPIResponse(Integer.toString(code.httpStatus()))
                            .getDescription())
                    .contains("`" + code.code() + "`");
        }
        assertThat(in(operation).getResponses().getAPIResponses().keySet())
                .contains("200", "400", "404", "405", "413", "500", "503");
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void successExampleShouldHaveTheMembersOfItsSchemaInOrder(ApiOperation operation) {
        Schema answer = json(operation, "200").getSchema();
        Schema success = answer.getOneOf() == null ? answer : answer.getOneOf().get(0);
        requireShape(written(operation, "/responses/200", "success"), success);
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void refusalExampleShouldBeAWholeEnvelope(ApiOperation operation) {
        JsonObject refusal =
                written(operation, "/responses/400", "BODY_NOT_JSON").asJsonObject();
        assertThat(refusal.keySet()).containsExactly(ENVELOPE);
        assertThat(refusal.getString("code")).isEqualTo(ErrorCode.BODY_NOT_JSON.code());
        assertThat(refusal.get("msgParams")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @MethodSource("enveloped")
    void requestExampleShouldHaveEveryNeededField(ApiOperation operation) {
        Schema request = resolve(in(operation)
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .getSchema());
        JsonObject example = written(operation, "/requestBody", "usable").asJsonObject();
        assertThat(example.keySet()).isSubsetOf(names(request));
        assertThat(example.keySet()).containsAll(request.getRequired() == null ? List.of() : request.getRequired());
    }

    @Test
    void contractsRequestsShouldHaveKnownFieldsOnly() {
        for (String name : List.of("applyApi", "editApiPermission", "delApi", "downgrade", "page", "queryApi")) {
            ApiOperation operation = enveloped().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
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
        return Json.createPointer("/paths/" + path + "/post" + place + "/content/application~1json/examples/" + example
                        + "/value")
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

    private static JsonObject write(OpenAPI document) {
        try (JsonReader reader =
                Json.createReader(new StringReader(OpenApiSerializer.serialize(document, Format.JSON)))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation in(ApiOperation operation) {
        return document.getPaths().getPathItem(operation.path()).getPOST();
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
