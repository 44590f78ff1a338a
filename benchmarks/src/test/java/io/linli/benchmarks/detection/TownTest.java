package io.linli.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Beacon;
import io.linli.model.Reading;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every engine says of a small town what happened in it, and nothing else. */
class TownTest {
    private static final Town SMALL = new Town(1_000, 12);

    private static Judged judged(Set<String> said) {
        return Judged.of(SMALL, said);
    }

    @Test
    void theDetectorsWithThreeRules() {
        assertThat(judged(Engines.detection(SMALL, TownRules.three(), 1).said()))
                .matches(Judged::isRight);
    }

    @Test
    void theDetectorsWithARuleOfEachKindAndAHundredMore() {
        assertThat(judged(Engines.detection(SMALL, TownRules.all(100), 1).said()))
                .matches(Judged::isRight);
    }

    @Test
    void siddhi() throws InterruptedException {
        assertThat(judged(Engines.siddhi(SMALL, 1).said())).matches(Judged::isRight);
    }

    @Test
    void aTownIsReadWholeAndEndsWithItsTime() {
        var feed = new TownFeed(SMALL, 2);
        var readings = 0;
        for (var partition = 0; partition < 2; partition++) {
            Object last = null;
            for (long position = 0; feed.read(partition, position) != null; position++) {
                last = feed.read(partition, position);
                readings += last instanceof Reading ? 1 : 0;
            }
            assertThat(last).isEqualTo(new Beacon("bench", SMALL.end()));
        }
        assertThat(readings).isEqualTo(12_000);
    }
}
