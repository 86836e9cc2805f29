package org.customerapi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Signs calls ahead of their time, all dated to the moment when the last one will be ready, and returns at that moment: they are good
 * for the minute that follows.
 *
 * <p>Arguments: the file of keys, how many calls, the file to write (see presigned.lua).
 */
public final class Presign {
    private static final int SAMPLE = 400;
    private static final double RESERVE = 1.3;
    private static final long MAX_LATE_MILLIS = 15_000;

    private final List<HeldKey> keys;

    private Presign(List<HeldKey> keys) {
        this.keys = keys;
    }

    public static void main(String[] args) throws Exception {
        Presign presign = new Presign(HeldKey.read(Path.of(args[0])));
        int count = Integer.parseInt(args[1]);
        // Once to warm up, once for the measure of it.
        presign.sign(0, SAMPLE, "0");
        long began = System.nanoTime();
        presign.sign(0, SAMPLE, "0");
        double millisEach = (System.nanoTime() - began) / 1e6 / SAMPLE;
        long due = System.currentTimeMillis() + (long) (millisEach * count * RESERVE);
        // No two runs share a body.
        Files.write(Path.of(args[2]), presign.sign(due * 1000, count, Long.toString(due)));
        long early = due - System.currentTimeMillis();
        if (early < -MAX_LATE_MILLIS) {
            throw new IllegalStateException("signing took too long: the calls are old already");
        }
        TimeUnit.MILLISECONDS.sleep(Math.max(0, early));
    }

    private List<String> sign(long from, int count, String timestamp) {
        return LongStream.range(from, from + count)
                .parallel()
                .mapToObj(number -> line(number, timestamp))
                .toList();
    }

    private String line(long number, String timestamp) {
        HeldKey key = keys.get((int) (number % keys.size()));
        String body = HeldKey.body(number);
        return String.join("\t", key.accessKey(), timestamp, key.sign(body, timestamp), body);
    }
}
