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

/**
 * Measures the operations on keys over HTTP, by what the server says each took ({@code tm}) and by what the client waited.
 *
 * <p>Each operation has been made some hundred times before it is measured: a server that runs for days has its code compiled.
 *
 * <p>Arguments: the server's URL; how many customers apply at once and how many are measured; how many others warm the server up; how
 * often a read is made; how many seconds the server gets to make key pairs in.
 */
public final class Management {
    private static final Map<String, Double> GOALS =
            Map.of("applyApi", 10.0, "page", 0.77, "queryApi", 1.13, "editApiPermission", 4.56, "delApi", 1.53);

    private static final int READS_TO_WARM_UP = 10;
    private static final int LOOKS_AT_A_KEY = 20;

    private final Map<String, List<Double>> onServer = new LinkedHashMap<>();
    private final Map<String, List<Double>> atClient = new LinkedHashMap<>();

    private Management() {}

    public static void main(String[] args) throws Exception {
        Wire wire = new Wire(args[0]);
        int count = Integer.parseInt(args[1]);
        int warming = Integer.parseInt(args[2]);
        int reads = Integer.parseInt(args[3]);
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 1; i <= count + warming; i++) {
            applicants.add(Applicant.loggedIn(wire, i));
        }
        long fillingMillis = Integer.parseInt(args[4]) * 1000L;
        Thread.sleep(fillingMillis);
        List<Applicant> measured = applicants.subList(0, count);
        Management measurement = new Management();
        burst(measured);
        new Management().read(applicants.subList(count, count + warming), reads * READS_TO_WARM_UP);
        new Management().lifeOfAKey(applicants.subList(count, count + warming));
        // Until nothing is made beside what is measured.
        Thread.sleep(fillingMillis);
        measurement.read(measured, reads);
        measurement.lifeOfAKey(measured);
        measurement.report();
    }

    /** All at once; their keys stay. */
    private static void burst(List<Applicant> applicants) throws Exception {
        List<JsonObject> applications = applicants.stream()
                .map(applicant -> applicant.codes().add("tag", "burst").build())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(applicants.size());
        List<Future<Wire.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < applicants.size(); i++) {
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
            } else {
                print("refused: %s", answer.text());
            }
        }
        threads.shutdown();
        print(
                "burst of %d applications: %d succeed, client median %.1f ms, longest %.1f ms   %s",
                waits.size(),
                successes,
                median(waits),
                percentile(waits, 100),
                successes == waits.size() ? "met" : "MISSED");
    }

    private void read(List<Applicant> applicants, int times) {
        JsonObject page = Json.createObjectBuilder().add("size", 20).build();
        for (int i = 0; i < times; i++) {
            note("page", applicants.get(i % applicants.size()).call("page", page));
        }
    }

    /** Each customer's, one operation after the other: applied for while key pairs are ready, looked at, edited, deleted. */
    private void lifeOfAKey(List<Applicant> applicants) {
        List<JsonObject> ids = new ArrayList<>();
        for (Applicant applicant : applicants) {
            JsonObject application = applicant.codes().add("tag", "single").build();
            Wire.Answer answer = applicant.call("applyApi", application);
            note("applyApi", answer);
            ids.add(Json.createObjectBuilder()
                    .add("id", answer.json().getJsonObject("data").get("id"))
                    .build());
        }
        for (int round = 0; round < LOOKS_AT_A_KEY; round++) {
            for (int i = 0; i < ids.size(); i++) {
                note("queryApi", applicants.get(i).call("queryApi", ids.get(i)));
            }
        }
        for (int i = 0; i < ids.size(); i++) {
            JsonObject change = applicants
                    .get(i)
                    .codes()
                    .add("id", ids.get(i).get("id"))
                    .add("tag", "edited")
                    .build();
            note("editApiPermission", applicants.get(i).call("editApiPermission", change));
        }
        for (int i = 0; i < ids.size(); i++) {
            note("delApi", applicants.get(i).call("delApi", ids.get(i)));
        }
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
