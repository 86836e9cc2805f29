package org.customerapi.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.customerapi.it.server.Documents;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bulk import over HTTP: who may, what becomes of lines, and of bodies that are too large or break off. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class AdminImportIT {
    private static final String PATH = "/api/admin/customers";
    private static final String SECRET = "the-admin-secret-of-the-import-tests";
    private static final String PASSWORD_MD5 = DemoCustomer.md5("Moved-Here-1");
    private static final AtomicInteger NUMBERS = new AtomicInteger(90_000_000);

    @ArquillianResource
    private URL deployed;

    private URI root;
    private Api guest;
    private Api operator;

    @Deployment(testable = false)
    @TargetsContainer("admin-import")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        root = Deployments.root(deployed);
        guest = Api.at(root);
        operator = guest.with("Authorization", "Bearer " + SECRET);
    }

    private static String number() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }

    private static String line(String customerNo, String more) {
        return "{\"companyId\":439,\"customerNo\":\"" + customerNo + "\"" + more + "}\n";
    }

    private static String named(String customerNo) {
        return line(customerNo, ",\"name\":\"N" + customerNo + "\"");
    }

    private static void requireCounts(JsonObject report, int created, int updated, int unchanged, int refused) {
        assertThat(List.of("lines", "created", "updated", "unchanged", "refused").stream()
                        .map(report::getInt))
                .as(report.toString())
                .containsExactly(created + updated + unchanged + refused, created, updated, unchanged, refused);
    }

    private Answer logIn(String customerNo) {
        return guest.with("companyId", "439")
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder()
                                .add("type", 3)
                                .add("loginName", customerNo)
                                .add("loginPwd", PASSWORD_MD5)
                                .build());
    }

    @Test
    void newCustomerShouldLogInWithHisPassword() {
        String no = number();
        String whole = line(
                no,
                ",\"name\":\"\u674e\u5a1c\",\"customerGroupId\":\"3\",\"kycAuditStatus\":2,\"companyKycStatus\":1,\"status\":1,"
                        + "\"country\":\"CN\",\"email\":\"I" + no
                        + "@Example.com\",\"phoneArea\":\"86\",\"phone\":\"135" + no
                        + "\",\"loginPwd\":\"" + PASSWORD_MD5 + "\",\"unknown\":{}");

        requireCounts(operator.post(PATH, whole).data(), 1, 0, 0, 0);

        JsonObject customer = logIn(no).data();
        assertThat(customer.getString("name")).isEqualTo("\u674e\u5a1c");
        assertThat(customer.getInt("customerGroupId")).isEqualTo(3);
        assertThat(customer.getInt("kycAuditStatus")).isEqualTo(2);
        assertThat(customer.getInt("companyKycStatus")).isEqualTo(1);
        assertThat(customer.getInt("status")).isEqualTo(1);
        assertThat(customer.getString("country")).isEqualTo("CN");
        assertThat(customer.getString("email")).isEqualTo("i9**@example.com");
        assertThat(customer.getString("phoneArea")).isEqualTo("+86");
        requireCounts(operator.post(PATH, whole).data(), 0, 0, 1, 0);
    }

    @Test
    void newCustomerShouldHaveNoPasswordThatMatchesWhenHisLineHasNone() {
        String no = number();
        operator.post(PATH, named(no)).requireSuccess();

        logIn(no).requireRefusal("CUSTOMER_API_0000102", "US", "customer.app.CustomerWebApiService.login", null);
    }

    @Test
    void everyBadLineShouldBeReportedAndNoOtherBeTouched() {
        String first = number();
        String second = number();
        String third = number();
        String secretLine = line(number(), ",\"name\":\"n\",\"loginPwd\":\"in-clear-text\"");
        String body = "\uFEFF"
                + line(first, ",\"name\":\"a\",\"email\":\"" + first + "@x.test\"")
                        .replace("\n", "\r\n")
                + "\r\n"
                + "{\"companyId\":439,\"customerNo\":\n"
                + line(second, ",\"name\":\"b\",\"email\":\"" + first + "@X.test\"")
                + line(number(), "")
                + secretLine
                + line(first, ",\"name\":\"a2\"")
                + line(number(), ",\"name\":\"" + "n".repeat(70_000) + "\"")
                + line(number(), ",\"name\":\"1\",\"name\":\"2\"")
                + line(third, ",\"name\":\"c\"").strip();

        JsonObject report = operator.post(PATH, body).data();

        requireCounts(report, 2, 1, 0, 6);
        assertThat(report.getInt("errorsLeftOut")).isZero();
        assertThat(report.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getInt("line") + " " + error.getString("code") + " "
                        + error.getString("msgParams", "-").split(",")[0])
                .containsExactly(
                        "3 GATEWAY_CODE_015 -",
                        "4 CUSTOMER_API_0001025 email",
                        "5 CUSTOMER_API_0000501 name",
                        "6 CUSTOMER_API_0001025 loginPwd",
                        "8 GATEWAY_CODE_015 -",
                        "9 GATEWAY_CODE_015 -");
        assertThat(report.toString()).doesNotContain("in-clear-text", "x.test");
        requireCounts(operator.post(PATH, named(second) + named(third)).data(), 1, 1, 0, 0);
    }

    @Test
    void invalidUtf8ShouldSpoilItsLineOnly() {
        byte[] bad = named(number()).replace("N", "\u00e9").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] good = named(number()).getBytes(UTF_8);
        Answer answer = operator.send("POST", PATH, BodyPublishers.ofByteArrays(List.of(bad, good)));

        requireCounts(answer.data(), 1, 0, 0, 1);
    }

    @Test
    void reasonsShouldBeInTheCallersLanguage() {
        JsonObject error = operator.in("zh-CN")
                .post(PATH, line(number(), ",\"name\":\"n\",\"country\":\"China\""))
                .data()
                .getJsonArray("errors")
                .getJsonObject(0);

        assertThat(error.getString("msg")).startsWith("\u53c2\u6570country");
        assertThat(List.copyOf(error.keySet())).containsExactly("line", "code", "msg", "msgParams");
    }

    @Test
    void disabledCustomersNextCallsShouldBeRefused() {
        DemoCustomer customer = DemoCustomer.numbered(guest, 1).logIn();
        KeyHolder key = KeyHolder.of(customer.apply("import"));
        key.findCustomerInfo(guest).requireSuccess();

        requireCounts(
                operator.post(PATH, line(customer.customerNo(), ",\"status\":2"))
                        .data(),
                0,
                1,
                0,
                0);

        assertThat(key.findCustomerInfo(guest).code()).isEqualTo("CUSTOMER_API_0000158");
        assertThat(customer.session().post(Api.PAGE, "{}").code()).isEqualTo("CUSTOMER_API_0000158");
        requireCounts(
                operator.post(PATH, line(customer.customerNo(), ",\"status\":1"))
                        .data(),
                0,
                1,
                0,
                0);
        key.findCustomerInfo(guest).requireSuccess();
        customer.requireKeys(1);
    }

    @Test
    void onlyTheSecretShouldLetIn() {
        String no = number();
        Api stranger = guest.with("X-Forwarded-For", "192.0.2.1");
        for (String header : List.of(
                "Bearer " + SECRET + "x", "Basic " + SECRET, SECRET, "Bearer", "Bearer " + SECRET.substring(1))) {
            stranger.with("Authorization", header)
                    .post(PATH, named(no))
                    .requireRefusal("GATEWAY_CODE_019", "G", null, null);
        }
        Answer tooMany = stranger.with("Authorization", "Bearer " + SECRET).post(PATH, named(no));
        assertThat(tooMany.code()).isEqualTo("GATEWAY_CODE_018");
        guest.with("X-Forwarded-For", "192.0.2.2")
                .post(PATH, named(no))
                .requireRefusal("GATEWAY_CODE_019", "G", null, null);
        DemoCustomer customer = DemoCustomer.numbered(guest, 2).logIn();
        customer.session()
                .with("X-Forwarded-For", "192.0.2.3")
                .post(PATH, named(no))
                .requireRefusal("GATEWAY_CODE_019", "G", null, null);

        requireCounts(
                operator.with("Authorization", "bearer  " + SECRET)
                        .post(PATH, named(no))
                        .data(),
                1,
                0,
                0,
                0);
    }

    /** Whoever is refused before his body is read still hears it. */
    @Test
    void strangerShouldBeRefusedWhateverHeSends() {
        guest.with("X-Forwarded-For", "192.0.2.4")
                .send("POST", PATH, BodyPublishers.ofByteArray(new byte[20 << 20]))
                .requireRefusal("GATEWAY_CODE_019", "G", null, null);
    }

    @Test
    void importShouldGoByItsNameAndMethodOnly() {
        operator.get(PATH).requireRefusal(405, "GATEWAY_CODE_016", "G", null, null);
        operator.post(PATH + "/", "").requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        operator.post("/api/admin;x=1/customers", "").requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        operator.post("/api/admin", "").requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        requireCounts(operator.post(PATH, "").data(), 0, 0, 0, 0);
        requireCounts(
                operator.with("Content-Type", "application/x-www-form-urlencoded")
                        .post(PATH, named(number()))
                        .data(),
                1,
                0,
                0,
                0);
    }

    /** The server's whole heap is 512 MiB, and this is more than it may hold of a body, thrice at once. */
    @Test
    void bodyShouldBeTakenUpTo64MibAndBeRefusedBeyond() {
        String no = number();
        byte[] filler = ("x".repeat(64 * 1024 - 1) + "\n").getBytes(UTF_8);
        byte[] first = named(no).getBytes(UTF_8);

        Answer whole = operator.send("POST", PATH, BodyPublishers.ofInputStream(() -> lines(first, filler, 1000)));
        requireCounts(whole.data(), 1, 0, 0, 1000);
        assertThat(whole.data().getJsonArray("errors")).hasSize(1000);

        Answer more = operator.send("POST", PATH, BodyPublishers.ofInputStream(() -> lines(first, filler, 1024)));
        more.requireRefusal(413, "GATEWAY_CODE_015", "G", null, "1024,0,0,1,1023");

        operator.send("POST", PATH, BodyPublishers.ofByteArray(new byte[(64 << 20) + 1]))
                .requireRefusal(413, "GATEWAY_CODE_015", "G", null, null);
    }

    private static InputStream lines(byte[] first, byte[] filler, int count) {
        List<InputStream> parts = IntStream.range(0, count)
                .<InputStream>mapToObj(i -> new ByteArrayInputStream(filler))
                .toList();
        return new SequenceInputStream(
                new ByteArrayInputStream(first), new SequenceInputStream(Collections.enumeration(parts)));
    }

    @Test
    void linesShouldStayTakenWhenTheConnectionBreaks() throws IOException {
        List<String> numbers = IntStream.range(0, 20).mapToObj(i -> number()).toList();
        String body = String.join("", numbers.stream().map(AdminImportIT::named).toList());
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + SECRET
                + "\r\ntrace: cut-off\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + body.substring(0, body.length() / 2)).getBytes(UTF_8));
            out.flush();
        }
        awaitInLog("cut-off: import broken off");

        JsonObject report = operator.post(PATH, body).data();

        requireCounts(report, 10, 0, 10, 0);
    }

    private static void awaitInLog(String text) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Deployments.log("admin-import").contains(text)) {
            assertThat(System.nanoTime()).as("the log never says " + text).isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }

    @Test
    void logShouldCountAndTellNoSecret() {
        String no = number();
        operator.with("trace", "told")
                .post(
                        PATH,
                        line(
                                no,
                                ",\"name\":\"n\",\"email\":\"" + no + "@logged.test\",\"loginPwd\":\"" + PASSWORD_MD5
                                        + "\""))
                .requireSuccess();

        String log = Deployments.log("admin-import");
        assertThat(log).contains("told: import ended, lines=1 created=1 updated=0 unchanged=0 refused=0");
        assertThat(log).doesNotContain(SECRET, PASSWORD_MD5, no + "@logged.test");
    }

    @Test
    @Tag("external")
    void documentsExampleShouldRun() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("it.folder"), "import-example"));
        Files.writeString(folder.resolve("import.sh"), Documents.block("import.md", "sh"));
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "import.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("API", root.toString().replaceAll("/$", ""));
        builder.environment().put("ADMIN_SECRET", SECRET);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(folder.resolve("output"));
        assertThat(process.exitValue()).as(output).isZero();
        requireCounts(Api.json(output).getJsonObject("data"), 2, 0, 0, 1);
    }
}
