package org.customerapi.testing.postgres;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Records the plan of every statement that a server runs for the application, foreign keys' own included: the server's
 * {@code auto_explain} writes them into its log, so what is seen is the very SQL that the application sends, as it was run. What
 * the superuser runs is not recorded, and so not slowed down.
 */
public final class QueryPlans {
    private static final String RECORDING =
            """

            shared_preload_libraries = 'auto_explain'
            auto_explain.log_nested_statements = on
            auto_explain.log_analyze = on
            auto_explain.log_buffers = on
            auto_explain.log_timing = off
            auto_explain.log_format = json
            logging_collector = on
            log_destination = jsonlog
            log_filename = plans
            log_rotation_age = 0
            log_rotation_size = 0
            """;
    private static final String PLAN = "plan:\n";
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final PostgresServer server;
    private final Path log;

    private QueryPlans(PostgresServer server) {
        this.server = server;
        this.log = server.data().resolve("log").resolve("plans.json");
    }

    /** Restarts the server with recording on. */
    public static QueryPlans record(PostgresServer server) {
        try {
            Files.writeString(server.data().resolve("postgresql.conf"), RECORDING, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.stop();
        server.startAgain();
        server.execute("postgres", "alter role " + PostgresServer.USER + " set auto_explain.log_min_duration = 0");
        return new QueryPlans(server);
    }

    /** The plans of what any application runs meanwhile, in the order of execution. */
    public List<QueryPlan> of(Runnable work) {
        long start = size();
        work.run();
        String marker = mark();
        long patience = System.nanoTime() + PATIENCE_NANOS;
        String written = from(start);
        while (!written.contains(marker)) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("the server logs no plans");
            }
            LockSupport.parkNanos(5_000_000);
            written = from(start);
        }
        return plans(written.substring(0, written.indexOf(marker)));
    }

    /** Each session hands its line to the log before it answers, so what is logged before the marker is all there is. */
    private String mark() {
        String marker = UUID.randomUUID().toString();
        server.execute("postgres", "do $$ begin raise log '" + marker + "'; end $$");
        return marker;
    }

    private static List<QueryPlan> plans(String log) {
        List<QueryPlan> plans = new ArrayList<>();
        // The last line is the marker's own, and cut off.
        for (String line : log.substring(0, log.lastIndexOf('\n') + 1).split("\n")) {
            if (!line.isEmpty()) {
                String message = parsed(line).getString("message", "");
                int plan = message.indexOf(PLAN);
                if (plan >= 0) {
                    JsonObject explained = parsed(message.substring(plan + PLAN.length()));
                    plans.add(new QueryPlan(explained.getString("Query Text"), explained.getJsonObject("Plan")));
                }
            }
        }
        return plans;
    }

    private static JsonObject parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private long size() {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String from(long start) {
        try (var channel = Files.newByteChannel(log)) {
            byte[] bytes = new byte[(int) (channel.size() - start)];
            channel.position(start);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
