package io.linli.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final long NOON = Instant.parse("2026-03-01T04:00:00Z").toEpochMilli();

    private final Refusals refusals = new Refusals();

    @Test
    void theFirstIsToldAtOnceAndTheOthersOfItsSecondTogether() {
        assertThat(take("level-7", NOON)).hasSize(1);
        for (var i = 1; i <= 500; i++) {
            assertThat(take("level-7", NOON + i)).isEmpty();
        }
        assertThat(refusals.due(NOON + 999)).isEmpty();
        assertThat(refusals.due(NOON + 1_000)).extracting(Rejected::count).containsExactly(500);
    }

    @Test
    void aFloodThatGoesOnIsToldOfOnceASecond() {
        var told = new ArrayList<Rejected>();
        for (var millis = 0; millis < 10_000; millis += 2) {
            told.addAll(take("level-7", NOON + millis));
            told.addAll(refusals.due(NOON + millis));
        }
        told.addAll(refusals.rest());
        assertThat(told).hasSizeBetween(10, 12);
        assertThat(told.stream().mapToInt(Rejected::count).sum()).isEqualTo(5_000);
    }

    @Test
    void onesFloodHidesNobodyElse() {
        take("level-7", NOON);
        assertThat(take("level-8", NOON + 1)).hasSize(1);
        assertThat(refusals.take(List.of(refused(RejectReason.MALFORMED, "level-7")), NOON + 2))
                .hasSize(1);
    }

    @Test
    void aMessageTellsAllThatIsWrongWithIt() {
        var twice = List.of(refused(RejectReason.TOO_FAST, "level-7"), refused(RejectReason.TOO_FAST, "level-7"));
        assertThat(refusals.take(twice, NOON)).isEqualTo(twice);
        assertThat(refusals.take(twice, NOON + 1)).isEmpty();
    }

    @Test
    void whoIsQuietAgainIsForgotten() {
        take("level-7", NOON);
        assertThat(refusals.due(NOON + 1_000)).isEmpty();
        assertThat(take("level-7", NOON + 1_001)).hasSize(1);
    }

    @Test
    void aFloodUnderEverNewNamesIsBoundedToo() {
        var told = 0;
        for (var i = 0; i < 50_000; i++) {
            told += take("stranger-" + i, NOON).size();
        }
        var rest = refusals.rest();
        assertThat(told).isLessThanOrEqualTo(10_001);
        assertThat(told + rest.stream().mapToInt(Rejected::count).sum()).isEqualTo(50_000);
        assertThat(rest).hasSize(1);
    }

    private List<Rejected> take(String device, long now) {
        return refusals.take(List.of(refused(RejectReason.TOO_FAST, device)), now);
    }

    private static Rejected refused(RejectReason reason, String device) {
        var topic = "linli/v1/" + device + "/telemetry";
        return new Rejected(reason, device, topic, "too many", 2, "{}", Instant.ofEpochMilli(NOON));
    }
}
