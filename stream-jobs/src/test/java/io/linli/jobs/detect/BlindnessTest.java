package io.linli.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.BlindPeriod;
import org.junit.jupiter.api.Test;

class BlindnessTest {
    private static final long MINUTE = 60_000;
    private final Blindness blindness = new Blindness();

    private void blind(String id, long fromMinute, long toMinute) {
        blindness.add(
                new BlindPeriod(id, "ingest-1", fromMinute * MINUTE, toMinute * MINUTE, "restart", toMinute * MINUTE));
    }

    @Test
    void countsOverlapsOnce() {
        blind("a", 10, 40);
        blind("b", 30, 60);
        assertThat(blindness.within(0, 100 * MINUTE)).isEqualTo(50 * MINUTE);
        assertThat(blindness.within(20 * MINUTE, 35 * MINUTE)).isEqualTo(15 * MINUTE);
    }

    @Test
    void countsAPeriodWithinAnotherOnce() {
        blind("a", 10, 60);
        blind("b", 20, 30);
        assertThat(blindness.within(0, 100 * MINUTE)).isEqualTo(50 * MINUTE);
    }

    @Test
    void isOpenUntilTheSamePeriodComesAgainWithItsEnd() {
        var open = new BlindPeriod("a", "ingest-1", 10 * MINUTE, BlindPeriod.OPEN, "restart", 11 * MINUTE);
        blindness.add(open);
        assertThat(blindness.isOpenAt(20 * MINUTE)).isTrue();
        assertThat(blindness.within(0, 20 * MINUTE)).isEqualTo(10 * MINUTE);
        blindness.add(open.closedAt(15 * MINUTE));
        assertThat(blindness.isOpenAt(20 * MINUTE)).isFalse();
        assertThat(blindness.within(0, 20 * MINUTE)).isEqualTo(5 * MINUTE);
    }
}
