package org.customerapi.bench;

import static org.customerapi.bench.Figures.claim;
import static org.customerapi.bench.Figures.median;
import static org.customerapi.bench.Figures.percentile;
import static org.customerapi.bench.Figures.print;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Measures the operations on keys over HTTP, by what the server says each took ({@code tm}) and by what the client waited.
 *
 * <p>Arguments: the server's URL; how many customers, half of whom warm the server up; how often a read is made; how many seconds the
 * server gets to make key pairs in.
 */
public final class Management {
    private static final Map<String, Double> GOALS =
            Map.of("applyApi", 10.0, "page", 0.77, "queryApi", 1.13, "editApiPermission", 4.56, "delApi", 1.53);

    private final List<Applicant> applicants = new ArrayList<>();
    private final List<JsonObject> keys = new ArrayList<>();
    private final Map<String, List<Double>> onServer = new LinkedHashMap<>();
    private final Map<String, List<Double>> atClient = new LinkedHashMap<>();
    private final int half;
    private final int reads;
    private final long fillingMillis;

    private Management(int customers, int reads, int fillingSeconds) {
        this.half = customers / 2;
        this.reads = reads;
        this.fillingMillis = fillingSeconds * 1000L;
    }

    public static void main(String[] args) throws Exception {
        Management measurement =
                new Management(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        Wire wire = new Wire(args[0]);
        for (int i = 1; i <= measurement.half * 2; i++) {
            measurement.applicants.add(Applicant.loggedIn(wire, i));
        }
        measurement.burst();
        measurement.apply();
        measurement.read();
        measurement.edit();
        measurement.delete();
        measurement.report();
    }

    /** All at once. */
    private void burst() throws Exception {
        Thread.sleep(fillingMillis);
        List<JsonObject> applications = IntStream.range(0, half)
                .mapToObj(i -> applicants.get(i).codes().add("tag", "burst").build())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(half);
        List<Future<Wire.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            Applicant applicant = applicants.get(i);
            JsonObject application = applications.get(i);
            answers.add(threads.submit(() -> applicant.call("applyApi", application)));
        }
        List<Double> waits = new ArrayList<>();
        int successes = 0;
        for (Future<Wire.Answer> future : answers) {
            Wire.Answer answer = future.get();
            waits.add(answer.clientMillis());
            if (answer.isSuccess()) {
                successes++;
                keys.add(answer.json().getJsonObject("data"));
            } else {
                print("refused: %s", answer.text());
            }
        }
        threads.shutdown();
        print(
                "burst of %d applications: %d succeed, client median %.1f ms, longest %.1f ms   %s",
                half, successes, median(waits), percentile(waits, 100), successes == half ? "met" : "MISSED");
    }

    /** One after the other, while key pairs are ready. */
    private void apply() throws InterruptedException {
        Thread.sleep(fillingMillis);
        for (int i = half; i < half * 2; i++) {
            JsonObject application =
                    applicants.get(i).codes().add("tag", "single").build();
            Wire.Answer answer = applicants.get(i).call("applyApi", application);
            note("applyApi", answer);
            keys.add(answer.json().getJsonObject("data"));
        }
    }

    private void read() {
        for (boolean measured : new boolean[] {false, true}) {
            for (int i = 0; i < reads; i++) {
                Applicant applicant = applicants.get(i % keys.size());
                Wire.Answer page = applicant.call(
                        "page", Json.createObjectBuilder().add("size", 20).build());
                Wire.Answer query = applicant.call("queryApi", id(i % keys.size()));
                if (measured) {
                    note("page", page);
                    note("queryApi", query);
                }
            }
        }
    }

    private void edit() {
        for (int i = 0; i < keys.size(); i++) {
            JsonObject change = applicants
                    .get(i)
                    .codes()
                    .add("id", keys.get(i).get("id"))
                    .add("tag", "edited")
                    .build();
            Wire.Answer answer = applicants.get(i).call("editApiPermission", change);
            if (i >= half) {
                note("editApiPermission", answer);
            }
            answer.requireSuccess();
        }
    }

    private void delete() {
        for (int i = 0; i < keys.size(); i++) {
            Wire.Answer answer = applicants.get(i).call("delApi", id(i));
            if (i >= half) {
                note("delApi", answer);
            }
            answer.requireSuccess();
        }
    }

    private JsonObject id(int i) {
        return Json.createObjectBuilder().add("id", keys.get(i).get("id")).build();
    }

    private void note(String operation, Wire.Answer answer) {
        answer.requireSuccess();
        onServer.computeIfAbsent(operation, unused -> new ArrayList<>()).add(answer.serverMillis());
        atClient.computeIfAbsent(operation, unused -> new ArrayList<>()).add(answer.clientMillis());
    }

    private void report() {
        onServer.forEach((operation, millis) -> {
            double goal = GOALS.get(operation);
            double client = median(atClient.get(operation));
            print(
                    "%-18s %4d calls, on the server: 25 %% %.2f, 75 %% %.2f, 99 %% %.2f ms; at the client: median %.2f ms",
                    operation,
                    millis.size(),
                    percentile(millis, 25),
                    percentile(millis, 75),
                    percentile(millis, 99),
                    client);
            claim(operation + ", median ms on the server", median(millis), "<= " + goal, median(millis) <= goal);
        });
    }
}
