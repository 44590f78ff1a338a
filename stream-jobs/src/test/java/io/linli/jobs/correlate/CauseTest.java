package io.linli.jobs.correlate;

import static io.linli.jobs.correlate.Street.alert;
import static io.linli.jobs.correlate.Street.alive;
import static io.linli.jobs.correlate.Street.at;
import static io.linli.jobs.correlate.Street.flat;
import static io.linli.jobs.correlate.Street.gone;
import static io.linli.jobs.correlate.Street.over;
import static io.linli.jobs.correlate.Street.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CauseTest {
    private static final Map<String, Object> UNSEEN = Map.of("limit_reason", "unseen");

    @Test
    void whatIsSaidWhileABuildingIsDarkIsExplainedAtOnce() {
        var said = darkFrom(30);
        said.add(alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.III, 60, UNSEEN));

        assertThat(told(90, said)).last().satisfies(effect -> {
            assertThat(effect.revision()).isEqualTo(1);
            assertThat(effect.cause()).startsWith("power-outage:live:building:");
        });
    }

    @Test
    void whatWasSaidBeforeTheCauseWasKnownIsSentAgainWithIt() {
        var said = darkFrom(30);
        said.add(alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.III, 30.2, UNSEEN));

        var effects = effects(told(90, said));

        assertThat(effects).extracting(Alert::cause).hasSize(2).first().isNull();
        assertThat(effects.get(1).cause()).startsWith("power-outage:live:building:");
        assertThat(at(effects.get(1))).isCloseTo(31, within(0.05));
    }

    @Test
    void whatWasSaidBeforeTheCauseBeganIsNotExplained() {
        var said = darkFrom(30);
        said.add(alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.III, 20, UNSEEN));

        assertThat(effects(told(90, said))).extracting(Alert::cause).containsOnlyNulls();
    }

    @Test
    void whatStillStandsWhenTheCauseHasClearedIsToldAgainWithoutIt() {
        var said = darkFrom(30);
        said.add(alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.III, 60, UNSEEN));
        for (var home = 1; home <= 4; home++) {
            said.add(report(flat("3", "1", home + "01"), 70, alive("gw-" + home)));
        }

        var effects = effects(told(120, said));

        assertThat(effects).hasSize(2).last().satisfies(effect -> {
            assertThat(effect.cause()).isNull();
            assertThat(effect.isOpen()).isTrue();
            assertThat(at(effect)).isCloseTo(75, within(0.05));
        });
    }

    @Test
    void aSilenceOfPeopleIsNeverExplained() {
        var said = darkFrom(30);
        said.add(alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.II, 60, Map.of("limit_reason", "begun")));

        assertThat(effects(told(90, said))).extracting(Alert::cause).containsOnlyNulls();
    }

    @Test
    void anotherBuildingIsNotExplained() {
        var said = darkFrom(30);
        said.add(alert(RuleKind.INACTIVITY, flat("4", "1", "101"), Level.III, 60, UNSEEN));

        assertThat(effects(told(90, said))).extracting(Alert::cause).containsOnlyNulls();
    }

    @Test
    void laterRevisionsGoOnCountingFromWhatWasSent() {
        var first = alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.III, 30.2, UNSEEN);
        var said = darkFrom(30);
        said.add(first);
        said.add(over(first, 50));

        var effects = effects(told(90, said));

        assertThat(effects).extracting(Alert::revision).containsExactly(1, 2, 3);
        assertThat(effects.get(2).clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void anEpisodeThatWasOpenBeforeThereWasCorroborationKeepsItsNumbers() {
        var seventh = alert(RuleKind.INACTIVITY, flat("3", "1", "101"), Level.II, 0, 10, 7, Map.of());

        assertThat(told(90, List.of(seventh))).extracting(Alert::revision).containsExactly(7);
    }

    private static List<Alert> told(double until, List<Alert> said) {
        return Street.told(until, said.toArray(Alert[]::new));
    }

    private static List<Alert> effects(List<Alert> told) {
        return told.stream()
                .filter(alert -> alert.kind() == RuleKind.INACTIVITY)
                .toList();
    }

    /** The gateways of all four homes of building 3. */
    private static List<Alert> darkFrom(double minute) {
        var said = new ArrayList<Alert>();
        for (var home = 1; home <= 4; home++) {
            said.add(report(flat("3", "1", home + "01"), 0, alive("gw-" + home)));
            said.add(report(flat("3", "1", home + "01"), minute, gone("gw-" + home, minute)));
        }
        return said;
    }
}
