package io.linli.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsidersTest {
    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final Said said = new Said();
    private final Outsiders outsiders = new Outsiders(said, clock);

    private Reading water(double level, Duration later) {
        var at = clock.millis() + later.toMillis();
        return new Reading("site:u", "level-7", Metric.WATER_LEVEL, level, at, at, Quality.GOOD);
    }

    @Test
    void whatWeSaidOurselvesIsNobodysElse() {
        var own = water(3, Duration.ofSeconds(1));
        said.remember(own);
        outsiders.hear(own);
        assertThat(outsiders.has("level-7")).isFalse();
    }

    @Test
    void aDeviceHeardFromOutsideIsTheirsForAWhile() {
        outsiders.hear(water(320, Duration.ofSeconds(1)));
        assertThat(outsiders.has("level-7")).isTrue();
        assertThat(outsiders.has("level-8")).isFalse();
        clock.now = clock.now.plus(Outsiders.LEFT_ALONE);
        assertThat(outsiders.has("level-7")).isFalse();
    }

    @Test
    void aPressIsHeardToo() {
        var now = clock.millis();
        outsiders.hear(
                new Signal("home:3-2-501", "box-1", SignalKind.SOS_PRESSED, "1", Map.of(), now, now, Quality.GOOD));
        assertThat(outsiders.has("box-1")).isTrue();
    }

    @Test
    void connectionsAndWhatAnEarlierRunLeftBehindAreNobodys() {
        var now = clock.millis();
        outsiders.hear(water(3, Duration.ofSeconds(-5)));
        outsiders.hear(new Signal("home:x", "level-7", SignalKind.ONLINE, "", Map.of(), now, now, Quality.GOOD));
        outsiders.hear(new Signal("home:x", "", SignalKind.RULE_CHANGED, "", Map.of(), now, now, Quality.GOOD));
        assertThat(outsiders.has("level-7")).isFalse();
        assertThat(outsiders.has("")).isFalse();
    }
}
