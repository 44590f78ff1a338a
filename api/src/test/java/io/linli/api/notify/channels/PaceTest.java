package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.SettableClock;
import io.linli.api.notify.channels.Pace.Limit;
import io.linli.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final Pace pace =
            new Pace(List.of(new Limit(8, Duration.ofMinutes(1)), new Limit(4, Duration.ofSeconds(1))), clock);

    @Test
    void theTighterOfTwoLimitsHolds() {
        take(3);
        assertThat(pace.take(Level.II)).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        take(3);
        clock.advance(Duration.ofSeconds(1));
        assertThat(pace.take(Level.II)).contains(Duration.ofSeconds(58));
    }

    @Test
    void aTurnThatWasNotGivenIsNotCounted() {
        take(3);
        pace.take(Level.II);
        pace.take(Level.II);
        clock.advance(Duration.ofSeconds(1));
        take(3);
    }

    @Test
    void theLastQuarterIsForLevelI() {
        take(3);
        assertThat(pace.take(Level.I)).isEmpty();
        assertThat(pace.take(Level.I)).contains(Duration.ofSeconds(1));
    }

    @Test
    void aRestHoldsForAllLevels() {
        pace.rest(Duration.ofMinutes(10));
        pace.rest(Duration.ofMinutes(1));
        assertThat(pace.take(Level.I)).contains(Duration.ofMinutes(10));
        clock.advance(Duration.ofSeconds(600));
        assertThat(pace.take(Level.I)).isEmpty();
    }

    private void take(int turns) {
        for (var i = 0; i < turns; i++) {
            assertThat(pace.take(Level.II)).isEmpty();
        }
    }
}
