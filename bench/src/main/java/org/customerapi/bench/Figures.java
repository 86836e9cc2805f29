package org.customerapi.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Prints figures, raw and as medians. */
public final class Figures {
    private Figures() {}

    public static double median(Collection<Double> values) {
        return percentile(values, 50);
    }

    /** The smallest value that this part of all is not above. */
    public static double percentile(Collection<Double> values, double percent) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        if (percent == 50 && sorted.length % 2 == 0) {
            return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** A line of a table. */
    public static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** A claim, what it is, and what it is meant to be. */
    public static void claim(String name, double value, String goal, boolean met) {
        print("%-62s %8.2f   goal %-8s %s", name, value, goal, met ? "met" : "MISSED");
    }

    public static String raw(Collection<Double> values) {
        return Arrays.toString(values.stream()
                .map(value -> String.format(Locale.ROOT, "%.2f", value))
                .toArray());
    }
}
