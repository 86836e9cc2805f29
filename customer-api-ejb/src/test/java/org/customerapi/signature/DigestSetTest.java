package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DigestSetTest {
    private final DigestSet set = new DigestSet();

    private boolean add(long first, long second) {
        return set.add(ByteBuffer.allocate(32).putLong(first).putLong(second).array());
    }

    @Test
    void addShouldTellDigestsApartWhenTheyBelongInTheSamePlace() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(add(7, 2L * i)).as("half differs, %d", i).isTrue();
            assertThat(add((long) i << 40, 6)).as("other half differs, %d", i).isTrue();
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(add(7, 2L * i)).isFalse();
            assertThat(add((long) i << 40, 6)).isFalse();
        }
    }

    @Test
    void addShouldKnowADigestOfZeros() {
        assertThat(add(0, 0)).isTrue();
        assertThat(add(0, 0)).isFalse();
    }

    @Test
    void addShouldKnowDigestsWhoseNumbersAreNegative() {
        assertThat(add(-1, -2)).isTrue();
        assertThat(add(-1, -2)).isFalse();
        assertThat(add(-1, -4)).isTrue();
    }

    /** The place after the last one is the first. */
    @Test
    void addShouldGoOnAtTheBeginningWhenTheEndIsFull() {
        for (int i = 0; i < 40; i++) {
            assertThat(add(-1, 2L * i)).isTrue();
        }
        for (int i = 0; i < 40; i++) {
            assertThat(add(-1, 2L * i)).isFalse();
        }
    }
}
