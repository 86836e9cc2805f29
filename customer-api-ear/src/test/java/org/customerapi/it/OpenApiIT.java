package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document at {@code /openapi}, and the page that shows it: what the deployed server makes of our annotations. */
@Tag("portable")
@Tag("core")
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {
    private static final List<String> HEADERS = List.of("companyId", "lang", "trace", "version", "group", "timestamp");
    private static final List<String> ENVELOPE =
            List.of("msg", "fail", "trace", "code", "data", "bizCode", "tm", "msgParams", "ok");
    private static final List<String> CODES =
            List.of("googleCode", "phoneCode", "emailCode", "phoneSendToken", "emailSendToken");

    /** An operation with its own fields, those that it needs marked, and codes of its own refusals. */
    private record Expected(String path, List<String> fields, List<String> needed, Set<ErrorCode> refusals) {
        String name() {
            return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
        }
    }

    private static final List<Expected> EXPECTED = List.of(
            new Expected(
                    Api.LOGIN,
                    List.of(
                            "type",
                            "loginName",
                            "phoneArea",
                            "loginPwd",
                            "verifyCode",
                            "sendToken",
                            "googleCode",
                            "device"),
                    List.of("type", "loginName"),
                    Set.of(
                            ErrorCode.CREDENTIALS_WRONG,
                            ErrorCode.LOGIN_PROHIBITED,
                            ErrorCode.ACCOUNT_LOCKED,
                            ErrorCode.COMPANY_ID_MISSING,
                            ErrorCode.CODE_WRONG,
                            ErrorCode.TOTP_CODE_EMPTY)),
            new Expected(Api.LOGOUT, List.of(), List.of(), Set.of(ErrorCode.TOKEN_MISSING)),
            new Expected(Api.FIND_CUSTOMER_INFO, List.of(), List.of(), Set.of(ErrorCode.SESSION_UNKNOWN)),
            new Expected(
                    Api.CHECK_STATUS,
                    List.of("type", "loginName", "phoneArea"),
                    List.of("type", "loginName"),
                    Set.of(ErrorCode.TOO_FAST, ErrorCode.PARAMETERS_ILLEGAL)),
            new Expected(
                    Api.CHECK_GOOGLE_MFA_STATUS,
                    List.of("type", "loginName", "phoneArea"),
                    List.of("type", "loginName"),
                    Set.of(ErrorCode.TOO_FAST, ErrorCode.COMPANY_ID_MISSING)),
            new Expected(
                    Api.CHANGE_LANG,
                    List.of("newLang"),
                    List.of("newLang"),
                    Set.of(ErrorCode.PARAMETER_MISSING, ErrorCode.PARAMETERS_ILLEGAL)),
            new Expected(Api.FIND_PHONE_AND_EMAIL, List.of(), List.of(), Set.of(ErrorCode.SESSION_UNKNOWN)),
            new Expected(
                    Api.CHECK_KYC_APPLY,
                    List.of("businessCode", "openAccountType"),
                    List.of("businessCode", "openAccountType"),
                    Set.of(ErrorCode.PARAMETER_MISSING, ErrorCode.PARAMETERS_ILLEGAL)),
            new Expected(Api.GENERATE_GOOGLE_ACCOUNT, List.of(), List.of(), Set.of(ErrorCode.TOTP_BOUND_ALREADY)),
            new Expected(
                    Api.ENABLE_OR_FORBID_MFA,
                    List.of(
                            "type",
                            "googleId",
                            "googleCode",
                            "verifyCodeSMS",
                            "sendTokenSMS",
                            "verifyCodeEmail",
                            "sendTokenEmail"),
                    List.of("type"),
                    Set.of(
                            ErrorCode.PARAMETER_MISSING,
                            ErrorCode.DATA_NOT_FOUND,
                            ErrorCode.TOTP_BOUND_ALREADY,
                            ErrorCode.TOTP_NOT_BOUND,
                            ErrorCode.ONE_TIME_CODE_NEEDED,
                            ErrorCode.ONE_TIME_CODE_WRONG,
                            ErrorCode.TOTP_CODE_WRONG)),
            new Expected(
                    Api.VERIFY_CODE_SEND,
                    List.of("bizType", "toUser", "phoneArea"),
                    List.of("bizType"),
                    Set.of(ErrorCode.TOO_FAST, ErrorCode.CHANNEL_NOT_BOUND, ErrorCode.DEPENDENCY_TIMED_OUT)),
            new Expected(
                    Api.APPLY_API,
                    and(List.of("tag"), CODES),
                    List.of("tag"),
                    Set.of(
                            ErrorCode.TOTP_NOT_BOUND,
                            ErrorCode.KYC_REJECTED,
                            ErrorCode.KEY_LIMIT_EXCEEDED,
                            ErrorCode.LABEL_TAKEN,
                            ErrorCode.TOTP_CODE_EMPTY,
                            ErrorCode.ONE_TIME_CODE_NEEDED,
                            ErrorCode.ONE_TIME_CODE_WRONG,
                            ErrorCode.TOTP_CODE_WRONG,
                            ErrorCode.PARAMETER_MISSING)),
            new Expected(
                    Api.EDIT_API_PERMISSION,
                    and(List.of("id", "tag", "permissionList", "whiteIps"), CODES),
                    List.of("id"),
                    Set.of(
                            ErrorCode.DATA_NOT_FOUND,
                            ErrorCode.KEY_EXPIRED,
                            ErrorCode.PERMISSION_INVALID,
                            ErrorCode.PARAMETERS_ILLEGAL,
                            ErrorCode.ONE_TIME_CODE_WRONG)),
            new Expected(Api.DEL_API, List.of("id"), List.of("id"), Set.of(ErrorCode.DATA_NOT_FOUND)),
            new Expected(
                    Api.DOWNGRADE,
                    and(List.of("apiKey", "tag", "times"), CODES),
                    List.of("apiKey", "tag", "times"),
                    Set.of(ErrorCode.KEY_EXPIRED, ErrorCode.LABEL_TAKEN, ErrorCode.TOTP_CODE_EMPTY)),
            new Expected(Api.PAGE, List.of("size", "current", "tag"), List.of(), Set.of(ErrorCode.PARAMETERS_ILLEGAL)),
            new Expected(Api.QUERY_API, List.of("id"), List.of("id"), Set.of(ErrorCode.DATA_NOT_FOUND)));

    private static final List<String> OTHERS = List.of(
            "/api/admin/customers",
            "/api/demo/codes",
            "/openapi-c/time",
            "/openapi-c/global/customer.app.CustomerWebApiService.findCustomerInfo",
            "/openapi-c/global/{bizType}",
            "/openapi-c/verify/{bizType}");

    @ArquillianResource
    private URL deployed;

    private Api api;
    private JsonObject document;

    @Deployment(testable = false)
    @TargetsContainer("open-api")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void read() {
        api = Api.at(Deployments.root(deployed));
        document =
                Api.json(api.with("Accept", "application/json").get("/openapi").text());
    }

    @Test
    void documentShouldBeValid() {
        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(api.get("/openapi").text());
        // WildFly adds an empty licence and empty links to the document of every deployment, behind the application's
        // back.
        assertThat(result.getMessages())
                .filteredOn(message -> !message.matches("attribute (info.license|externalDocs)[.].* is missing"))
                .isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).matches("3[.][01][.][0-9]");
        assertThat(result.getOpenAPI().getInfo().getTitle()).isEqualTo("Customer API");
        assertThat(result.getOpenAPI().getServers())
                .extracting(server -> server.getUrl())
                .containsExactly("/");
    }

    @Test
    void documentShouldHoldEveryOperationAndNoOther() {
        List<String> paths = and(EXPECTED.stream().map(Expected::path).toList(), OTHERS);
        assertThat(document.getJsonObject("paths").keySet()).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void documentShouldHoldEveryCode() {
        String description = document.getJsonObject("info").getString("description");
        assertThat(Stream.of(ErrorCode.values()).map(code -> "`" + code.code() + "`"))
                .allSatisfy(code -> assertThat(description).contains(code));
    }

    @Test
    void operationsShouldSayWhatTheyTake() {
        for (Expected expected : EXPECTED) {
            JsonObject operation = operation(expected);
            assertThat(operation.getString("summary")).as(expected.path()).isNotBlank();
            assertThat(operation.getString("description")).as(expected.path()).isNotBlank();
            assertThat(operation.getJsonArray("parameters").getValuesAs(JsonObject.class))
                    .as(expected.path())
                    .extracting(parameter -> resolve(parameter).getString("name"))
                    .containsExactlyElementsOf(HEADERS);
            JsonObject request =
                    resolve(at(operation.getJsonObject("requestBody"), "/content/application~1json/schema"));
            assertThat(keys(request, "properties")).as(expected.path()).containsExactlyElementsOf(expected.fields());
            assertThat(request.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                            .map(OpenApiIT::text))
                    .as(expected.path())
                    .containsExactlyInAnyOrderElementsOf(expected.needed());
        }
    }

    @Test
    void operationsShouldSayWhatTheyAnswer() {
        for (Expected expected : EXPECTED) {
            JsonObject answer = at(operation(expected), "/responses/200");
            JsonObject schema = at(answer, "/content/application~1json/schema");
            List<JsonObject> envelopes = schema.containsKey("oneOf")
                    ? schema.getJsonArray("oneOf").getValuesAs(JsonObject.class)
                    : List.of(schema);
            assertThat(envelopes).allSatisfy(envelope -> assertThat(keys(resolve(envelope), "properties"))
                    .as(expected.path())
                    .containsExactlyElementsOf(ENVELOPE));
            JsonObject example = at(answer, "/content/application~1json/examples/success/value");
            assertThat(example.keySet()).as(expected.path()).containsExactlyElementsOf(ENVELOPE);
        }
    }

    @Test
    void signedCallsShouldSayWhatTheyTakeAndAnswer() {
        for (String path : OTHERS.subList(3, OTHERS.size())) {
            JsonObject operation = at(document.getJsonObject("paths").getJsonObject(path), "/post");
            assertThat(operation.getString("description")).as(path).isNotBlank();
            assertThat(operation).as(path).doesNotContainKey("security");
            assertThat(operation.getJsonArray("parameters").getValuesAs(JsonObject.class))
                    .as(path)
                    .extracting(parameter -> resolve(parameter).getString("name"))
                    .contains("companyId", "trace", "timestamp", "apiKey", "signature", "signatureAlgorithm")
                    .doesNotContain("token");
            assertThat(at(operation, "/responses/429/headers").keySet())
                    .as(path)
                    .contains("x-ratelimit-remaining", "Retry-After");
        }
    }

    @Test
    void importShouldSayWhatItTakesAndFromWhom() {
        JsonObject operation = at(document.getJsonObject("paths").getJsonObject("/api/admin/customers"), "/post");
        assertThat(operation.getJsonArray("security").toString()).isEqualTo("[{\"admin\":[]}]");
        JsonObject scheme = at(document, "/components/securitySchemes/admin");
        assertThat(scheme.getString("type")).isEqualTo("http");
        assertThat(scheme.getString("scheme")).isEqualTo("bearer");
        JsonObject content = at(operation, "/requestBody/content");
        assertThat(content.keySet()).containsExactly("application/x-ndjson");
        JsonObject line = resolve(at(content, "/application~1x-ndjson/schema"));
        assertThat(keys(line, "properties")).contains("companyId", "customerNo", "status", "loginPwd");
        assertThat(at(content, "/application~1x-ndjson/examples/usable").getString("value"))
                .startsWith("{")
                .endsWith("}\n");
    }

    @Test
    void operationsShouldSayWhatTheyRefuse() {
        for (Expected expected : EXPECTED) {
            JsonObject responses = operation(expected).getJsonObject("responses");
            assertThat(responses.keySet()).contains("200", "400", "404", "405", "413", "500", "503");
            assertThat(expected.refusals()).allSatisfy(code -> assertThat(responses
                            .getJsonObject(Integer.toString(code.httpStatus()))
                            .getString("description"))
                    .as(expected.path())
                    .contains("`" + code.code() + "`"));
        }
    }

    @Test
    void contractsExamplesShouldBeThereAsTheyAre() {
        for (String name : List.of("applyApi", "editApiPermission", "delApi", "downgrade", "page", "queryApi")) {
            Expected expected = EXPECTED.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            JsonObject operation = operation(expected);
            JsonObject request = at(operation, "/requestBody/content/application~1json/examples/contract/value");
            JsonObject answer = at(operation, "/responses/200/content/application~1json/examples/success/value");
            assertThat(request).isEqualTo(fixture(name + ".request"));
            assertThat(answer).isEqualTo(fixture(name + ".response"));
        }
    }

    @Test
    void onlyGuestsShouldNeedNoToken() {
        JsonObject scheme = document.getJsonObject("components")
                .getJsonObject("securitySchemes")
                .getJsonObject("token");
        assertThat(scheme.getString("in")).isEqualTo("header");
        assertThat(scheme.getString("name")).isEqualTo("token");
        for (Expected expected : EXPECTED) {
            JsonObject operation = operation(expected);
            switch (expected.name()) {
                case "login", "checkStatus", "checkGoogleMFAStatus" ->
                    assertThat(operation).doesNotContainKey("security");
                case "verifyCodeSend" ->
                    assertThat(operation.getJsonArray("security")).hasSize(2);
                default ->
                    assertThat(operation.getJsonArray("security").toString()).isEqualTo("[{\"token\":[]}]");
            }
        }
    }

    @Test
    void docsShouldLoadEverythingFromThisServer() {
        String page = api.get("/docs/").text();
        assertThat(page).doesNotContain("http:", "https:");
        for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-initializer.js")) {
            assertThat(page).contains(file);
            assertThat(api.get("/docs/" + file).status()).as(file).isEqualTo(200);
        }
    }

    private JsonObject operation(Expected expected) {
        return document.getJsonObject("paths").getJsonObject(expected.path()).getJsonObject("post");
    }

    private JsonObject resolve(JsonObject value) {
        return value.containsKey("$ref") ? at(document, value.getString("$ref").substring(1)) : value;
    }

    private static JsonObject at(JsonObject value, String pointer) {
        return Json.createPointer(pointer).getValue(value).asJsonObject();
    }

    private static Set<String> keys(JsonObject value, String member) {
        return value.containsKey(member) ? value.getJsonObject(member).keySet() : Set.of();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private static JsonObject fixture(String name) {
        try (InputStream in = OpenApiIT.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            return Json.createReader(in).readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> and(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
