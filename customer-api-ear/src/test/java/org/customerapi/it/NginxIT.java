package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.customerapi.it.server.Documents;
import org.customerapi.testing.ports.FreePort;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed calls through nginx, configured as docs/gateways.md says. */
@Tag("external")
@ExtendWith(ArquillianExtension.class)
class NginxIT {
    private static final int BEHIND = FreePort.next();
    private static final String FIND = KeyHolder.FIND_CUSTOMER_INFO;
    private static final String DEPOSITS = "fund.app.DepositAppDubboService.getDepositExchangeRate";
    private static final Path PREFIX = Path.of(System.getProperty("it.folder"), "nginx");

    /** What stands around the documented block in Debian's nginx.conf, kept within our own folder. */
    private static final String MAIN =
            """
            daemon off;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 64; }
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include customer-api.conf;
            }
            """;

    private static DemoCustomer owner;
    private static KeyHolder key;

    @ArquillianResource
    private URL deployed;

    private URI front;
    private Process nginx;
    private Downstream behind;

    @Deployment(testable = false)
    @TargetsContainer("neighbours")
    static Archive<?> archive() {
        return Deployments.built(
                "neighbours", Map.of("customer-api.downstream.fund.app", "http://127.0.0.1:" + BEHIND));
    }

    @BeforeEach
    void start() throws Exception {
        URI root = Deployments.root(deployed);
        if (owner == null) {
            owner = DemoCustomer.numbered(Api.at(root), 1).logIn();
            key = KeyHolder.of(owner.apply("robot"));
            // From this address and no other.
            owner.session()
                    .post(
                            Api.EDIT_API_PERMISSION,
                            owner.stepUp()
                                    .add("id", key.id())
                                    .add("whiteIps", "127.0.0.2")
                                    .build())
                    .requireSuccess();
        }
        behind = new Downstream(BEHIND);
        int port = FreePort.next();
        front = URI.create("http://127.0.0.1:" + port + "/");
        String site = Documents.block("gateways.md", "nginx")
                .replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + root.getPort() + ";")
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";");
        Files.createDirectories(PREFIX);
        Files.writeString(PREFIX.resolve("nginx.conf"), MAIN);
        Files.writeString(PREFIX.resolve("customer-api.conf"), site);
        nginx = new ProcessBuilder(program(), "-p", PREFIX + "/", "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(PREFIX.resolve("output").toFile())
                .start();
        awaitListening(port);
    }

    @AfterEach
    void stop() throws InterruptedException {
        behind.close();
        nginx.destroy();
        assertThat(nginx.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callShouldPassFromTheAddressThatItsKeyIsBoundTo() {
        Answer answer = from("127.0.0.2", KeyHolder.global(FIND), key.headers("{a:1}"), "{\"a\":1}");
        assertThat(answer.data().getString("customerNo")).isEqualTo(owner.customerNo());
        assertThat(answer.header("x-ratelimit-remaining")).isPresent();
        assertThat(from("127.0.0.2", "/openapi-c/time", "GET", Map.of(), "").code())
                .isEqualTo("0");
    }

    @Test
    void spoofedAddressShouldChangeNothing() {
        for (String spoofed : List.of("127.0.0.2", "127.0.0.2, 127.0.0.1", "127.0.0.1, 127.0.0.2")) {
            Map<String, String> headers = key.headers("{}");
            headers.put("X-Forwarded-For", spoofed);
            from("127.0.0.3", KeyHolder.global(FIND), headers, "{}").requireRefusal("00012007", "G", FIND, null);
            headers = key.headers("{}");
            headers.put("X-Forwarded-For", "203.0.113.7");
            from("127.0.0.2", KeyHolder.global(FIND), headers, "{}").requireSuccess();
        }
    }

    @Test
    void spoofedIdentityShouldChangeNothing() {
        Map<String, String> headers = key.headers("{}");
        headers.put("X-Customer-Id", "1");
        headers.put("X-Customer-No", "86000116");
        headers.put("X-Company-Id", "360");
        headers.put("X-Api-Key", "spoofed");
        Answer answer = from("127.0.0.2", KeyHolder.global(DEPOSITS), headers, "{}");
        assertThat(answer.text()).isEqualTo("{\"ok\":true}");
        assertThat(behind.only().headers())
                .containsEntry("X-Customer-Id", key.issued().get("customerId").toString())
                .containsEntry("X-Customer-No", owner.customerNo())
                .containsEntry("X-Company-Id", "439")
                .containsEntry("X-Api-Key", key.accessKey());
    }

    @Test
    void refusalsShouldComeThroughAsTheyAre() {
        from("127.0.0.2", KeyHolder.global(FIND), key.headers("{}"), "{\"a\":1}")
                .requireEnvelope();
        from("127.0.0.2", KeyHolder.global(FIND), key.headers("{}"), "{broken")
                .requireRefusal(400, "GATEWAY_CODE_015", "G", FIND, null);
        from("127.0.0.2", KeyHolder.global(FIND), key.headers("{}"), " ".repeat(65 * 1024) + "{}")
                .requireRefusal(413, "GATEWAY_CODE_015", "G", FIND, null);
    }

    @Test
    void nothingButSignedCallsShouldComeThrough() {
        for (String path : List.of(
                "/api/global/" + FIND,
                Api.LOGIN,
                "/",
                "/docs/",
                "/openapi",
                KeyHolder.verify(FIND),
                "/openapi-c/global/",
                "/openapi-c/global/%zz",
                "/openapi-c/global/a.b/../" + FIND + ";x")) {
            Answer answer = from("127.0.0.2", path, key.headers("{}"), "{}");
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.text()).doesNotContain("\"trace\"");
        }
    }

    private Answer from(String address, String path, Map<String, String> headers, String body) {
        return from(address, path, "POST", headers, body);
    }

    private Answer from(String address, String path, String method, Map<String, String> headers, String body) {
        try {
            return new RawHttp(front, InetAddress.getByName(address))
                    .send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Debian puts it where only root's path leads. */
    private static String program() {
        Path debians = Path.of("/usr/sbin/nginx");
        return Files.isExecutable(debians) ? debians.toString() : "nginx";
    }

    private void awaitListening(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException e) {
                if (!nginx.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(Files.readString(PREFIX.resolve("output")), e);
                }
                Thread.onSpinWait();
            }
        }
    }
}
