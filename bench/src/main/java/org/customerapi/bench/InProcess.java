package org.customerapi.bench;

import static org.customerapi.bench.Figures.median;
import static org.customerapi.bench.Figures.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures what happens in the process, in rounds: each round runs every benchmark once, in a JVM of its own, so that what slows the
 * machine down for a while slows all of them. Prints the median of the rounds and their ratios.
 *
 * <p>Arguments: {@code --smoke}, or the number of rounds, and then what a benchmark's name has to contain to be run.
 */
public final class InProcess {
    private static final String BARE = "VerificationBenchmark.bare SHA1withRSA";
    private static final String WHOLE = "VerificationBenchmark.whole SHA1withRSA";
    private static final String BARE_SHA256 = "VerificationBenchmark.bare SHA256withRSA";
    private static final String WHOLE_SHA256 = "VerificationBenchmark.whole SHA256withRSA";
    private static final double WHOLE_GOAL = 1.5;
    private static final double REFUSED_GOAL = 0.5;

    private final Map<String, List<Double>> rounds = new TreeMap<>();
    private final boolean smoke;
    private final String wanted;

    private InProcess(boolean smoke, String wanted) {
        this.smoke = smoke;
        this.wanted = wanted;
    }

    public static void main(String[] args) throws RunnerException {
        boolean smoke = args.length > 0 && args[0].equals("--smoke");
        int count = smoke ? 1 : args.length > 0 ? Integer.parseInt(args[0]) : 3;
        InProcess measurement = new InProcess(smoke, args.length > 1 ? args[1] : "");
        for (int round = 1; round <= count; round++) {
            measurement.round(round);
        }
        measurement.report();
    }

    private void round(int round) throws RunnerException {
        // Interleaved within the round as well.
        for (String algorithm : smoke ? List.of("SHA1withRSA") : List.of("SHA1withRSA", "SHA256withRSA")) {
            run(round, "VerificationBenchmark.bare", algorithm, batches());
            run(round, "VerificationBenchmark.whole", algorithm, batches());
        }
        for (String fault :
                smoke ? List.of("WINDOW") : List.of("HEADER", "STRANGER", "STRANGERS", "ADDRESS", "WINDOW")) {
            run(round, "RefusalBenchmark.refused", fault, batches());
        }
        for (String size : smoke ? List.of("SMALL") : List.of("SMALL", "LARGE")) {
            run(round, "SignatureBaseBenchmark.published", size, seconds());
        }
        if (!smoke) {
            run(
                    round,
                    "IssueBenchmark.issue",
                    "",
                    options().warmupIterations(200).measurementIterations(60));
        }
    }

    private ChainedOptionsBuilder options() {
        // A smoke starts one node for all.
        return new OptionsBuilder()
                .forks(smoke ? 0 : 1)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    /** Of a thousand calls each. */
    private ChainedOptionsBuilder batches() {
        return options().warmupIterations(smoke ? 1 : 40).measurementIterations(smoke ? 1 : 25);
    }

    private ChainedOptionsBuilder seconds() {
        return options()
                .warmupIterations(smoke ? 1 : 3)
                .measurementIterations(smoke ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(smoke ? 100 : 1000))
                .measurementTime(TimeValue.milliseconds(smoke ? 100 : 1000));
    }

    private void run(int round, String benchmark, String param, ChainedOptionsBuilder builder) throws RunnerException {
        String title = (benchmark + " " + param).strip();
        if (!title.contains(wanted)) {
            return;
        }
        builder.include("\\." + benchmark.replace(".", "\\.") + "$");
        Map<String, String> params = Map.of(
                "VerificationBenchmark", "algorithm", "RefusalBenchmark", "fault", "SignatureBaseBenchmark", "size");
        String name = params.get(benchmark.substring(0, benchmark.indexOf('.')));
        if (name != null) {
            builder.param(name, param);
        }
        Options options = builder.build();
        RunResult result = new Runner(options).runSingle();
        // The median of the iterations: a pause of the machine is no property of what is measured.
        double score = result.getPrimaryResult().getStatistics().getPercentile(50);
        String unit = result.getPrimaryResult().getScoreUnit();
        print("round %d  %-46s %10.3f %s", round, title, score, unit);
        rounds.computeIfAbsent(title, unused -> new ArrayList<>()).add(score);
    }

    private void report() {
        print("");
        rounds.forEach((title, scores) ->
                print("%-46s median %10.3f   rounds %s", title, median(scores), Figures.raw(scores)));
        print("");
        ratio("whole verification / bare RSA verification, SHA-1", WHOLE, BARE, WHOLE_GOAL);
        ratio("whole verification / bare RSA verification, SHA-256", WHOLE_SHA256, BARE_SHA256, WHOLE_GOAL);
        for (String title : rounds.keySet()) {
            if (title.startsWith("RefusalBenchmark")) {
                String fault = title.substring(title.indexOf(' ') + 1);
                ratio("refused before the signature / accepted: " + fault, title, WHOLE, REFUSED_GOAL);
            }
        }
    }

    private void ratio(String name, String title, String reference, double goal) {
        if (rounds.containsKey(title) && rounds.containsKey(reference)) {
            double ratio = median(rounds.get(title)) / median(rounds.get(reference));
            Figures.claim(name, ratio, "<= " + goal, ratio <= goal);
        }
    }
}
