package org.customerapi.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The deployed application, as a client with certain headers sees it. Immutable. */
public final class Api {
    public static final String LOGIN = "/api/login/customer.app.CustomerWebApiService.login";
    public static final String LOGOUT = "/api/logout";
    static final String FIND_CUSTOMER_INFO = customer("findCustomerInfo");
    static final String CHECK_STATUS = customer("checkStatus");
    static final String CHECK_GOOGLE_MFA_STATUS = customer("checkGoogleMFAStatus");
    static final String CHANGE_LANG = customer("changeLang");
    static final String FIND_PHONE_AND_EMAIL = customer("findPhoneAndEmail");
    static final String ENABLE_OR_FORBID_MFA = customer("enableOrForbidMFA");
    static final String GENERATE_GOOGLE_ACCOUNT = global("customer.app.GoogleVerifyApiService.generateGoogleAccount");
    static final String CHECK_KYC_APPLY = global("customer.app.KycWebApiService.checkKycApply");
    static final String VERIFY_CODE_SEND = global("message.app.VerificationApiService.verifyCodeSend");
    static final String APPLY_API = key("applyApi");
    static final String EDIT_API_PERMISSION = key("editApiPermission");
    static final String DEL_API = key("delApi");
    static final String DOWNGRADE = key("downgrade");
    public static final String PAGE = key("page");
    static final String QUERY_API = key("queryApi");

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final URI root;
    private final Map<String, String> headers;

    private Api(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    public static Api at(URI root) {
        return new Api(root, Map.of());
    }

    static String global(String bizType) {
        return "/api/global/" + bizType;
    }

    private static String customer(String method) {
        return global("customer.app.CustomerWebApiService." + method);
    }

    private static String key(String method) {
        return global("customer.app.CustomerApiWebService." + method);
    }

    public URI root() {
        return root;
    }

    /** The same client, sending this header, or without it when the value is null. */
    public Api with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Api(root, changed);
    }

    public Api in(String language) {
        return with("lang", language);
    }

    public Answer post(String path, JsonObject body) {
        return post(path, body.toString());
    }

    public Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(root.toString().replaceAll("/$", "") + path))
                .timeout(TIMEOUT)
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Map<String, java.util.List<String>> answered = new TreeMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name.toLowerCase(Locale.ROOT), values));
            return new Answer(response.statusCode(), answered, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
