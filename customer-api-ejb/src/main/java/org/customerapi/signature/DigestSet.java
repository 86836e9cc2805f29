package org.customerapi.signature;

import java.nio.ByteBuffer;

/**
 * A set of digests, kept by their first 127 bits in one array of numbers: some 50 bytes each, and nothing that the garbage collector
 * would have to follow or move one by one. Safe for use by many threads.
 */
final class DigestSet {
    private static final int FIRST_CAPACITY = 64;

    /** Two for each digest, zeros where there is none; a power of two, never more than two thirds full. */
    private long[] halves = new long[2 * FIRST_CAPACITY];

    private int size;

    /**
     * @param digest 16 bytes or more, evenly distributed
     * @return whether it was not there before; of many who add the same at once exactly one is told so
     */
    boolean add(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        // The last bit says that the place is taken.
        return add(bytes.getLong(), bytes.getLong() | 1);
    }

    private synchronized boolean add(long first, long second) {
        int place = place(first, second);
        if (halves[place + 1] != 0) {
            return false;
        }
        if ((size + 1) * 3 > halves.length) {
            grow();
            place = place(first, second);
        }
        put(place, first, second);
        size++;
        return true;
    }

    /** Where it is, or else where it belongs: the next free place from the one that its first bits name. */
    private int place(long first, long second) {
        int mask = halves.length - 1;
        int place = (int) (first << 1) & mask;
        while (halves[place + 1] != 0 && (halves[place] != first || halves[place + 1] != second)) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private void put(int place, long first, long second) {
        halves[place] = first;
        halves[place + 1] = second;
    }

    private void grow() {
        long[] before = halves;
        halves = new long[before.length * 2];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i + 1] != 0) {
                put(place(before[i], before[i + 1]), before[i], before[i + 1]);
            }
        }
    }
}
