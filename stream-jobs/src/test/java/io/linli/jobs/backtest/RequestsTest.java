package io.linli.jobs.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Backtest;
import io.linli.model.Backtest.Phase;
import io.linli.model.DefaultRules;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final Backtest ASKED = Backtest.requested(
            "one",
            new Backtest.Request(
                    List.of(DefaultRules.of(RuleKind.FLOOD)), List.of(), "", NOW.minus(Duration.ofDays(30)), NOW),
            NOW);

    private final Requests requests = new Requests();

    @Test
    void whatWasNotAnsweredIsOpen() {
        assertThat(requests.hear(ASKED)).isEqualTo(ASKED);
        assertThat(requests.hear(ASKED)).isNull();
        requests.hear(ASKED.goes(Phase.RUNNING, 0, NOW));
        requests.hear(ASKED.goes(Phase.RUNNING, 40, NOW));
        assertThat(requests.open()).containsExactly(ASKED);
        assertThat(requests.isHopeless("one")).isFalse();
    }

    @Test
    void whatIsOverIsOpenNoMore() {
        requests.hear(ASKED);
        requests.hear(ASKED.breaksOff("no more room", NOW));
        assertThat(requests.open()).isEmpty();
    }

    @Test
    void whatEndedItsRunnerTwiceIsHopeless() {
        requests.hear(ASKED);
        requests.hear(ASKED.goes(Phase.RUNNING, 0, NOW));
        requests.hear(ASKED.goes(Phase.RUNNING, 0, NOW));
        assertThat(requests.isHopeless("one")).isTrue();
    }

    @Test
    void whatSomebodyWantsToStopIsStillOpenUntilItHas() {
        requests.hear(ASKED);
        requests.hear(ASKED.goes(Phase.CANCELLED, 0, NOW));
        assertThat(requests.isCancelled("one")).isTrue();
        assertThat(requests.isOpen("one")).isTrue();
    }
}
