package io.linli.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Backtest.Result;
import io.linli.model.Backtest.Tally;
import io.linli.model.DefaultRules;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Rule RULE = DefaultRules.of(RuleKind.INACTIVITY);

    @Test
    void candidatesLieAroundThePresentNumberAndWithinItsRange() {
        assertThat(Candidates.of(RULE))
                .extracting(rule -> rule.parameters().get("begun_margin"))
                .contains("75m", "90m", "120m")
                .doesNotContain("60m");
        var wide = Rule.parseYaml("{id: wide, kind: inactivity, parameters: {begun_margin: 6h}}");
        assertThat(Candidates.of(wide))
                .extracting(rule -> rule.parameters().get("begun_margin"))
                .containsExactly("288m");
        assertThat(Candidates.of(DefaultRules.of(RuleKind.SOS))).isEmpty();
    }

    @Test
    void theBestSparesMostAndDelaysNobody() {
        var evidence = evidence(
                tally("75m", 5, 1, 0, 0), tally("90m", 4, 3, 0, 0), tally("2h", 3, 4, 1, 0), tally("48m", 9, 0, 0, 0));
        assertThat(evidence.best().orElseThrow().value()).isEqualTo("90m");
        assertThat(evidence.text().en())
                .endsWith("→ 90m would have avoided 3 of 4 false alarms and delayed 0 of 2 real ones");
    }

    @Test
    void ofTwoThatSpareAsManyTheNearerIsTaken() {
        assertThat(evidence(tally("75m", 5, 3, 0, 0), tally("90m", 4, 3, 0, 0))
                        .best()
                        .orElseThrow()
                        .value())
                .isEqualTo("75m");
    }

    @Test
    void whereEachWouldHarmSomebodyNothingIsProposedAndSaidSo() {
        var evidence = evidence(tally("75m", 5, 3, 1, 0), tally("90m", 4, 4, 0, 1));
        assertThat(evidence.best()).isEmpty();
        assertThat(evidence.tried()).hasSize(2);
        assertThat(evidence.text().en()).contains("stays at");
    }

    @Test
    void whoWouldCallPeopleMoreOftenIsNoBetter() {
        assertThat(evidence(tally("48m", 9, 2, 0, 0)).best()).isEmpty();
    }

    private static Evidence evidence(Tally... tried) {
        var now = new Tally(RULE, 9, 6, 3, 1, 2, 4, 0, 0, 0);
        var result = new Result(now, List.of(tried), Instant.EPOCH, 1_000, 0, 10);
        var parameter = RuleKind.INACTIVITY.tunes().orElseThrow();
        return Evidence.of(RULE, parameter, result, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }

    private static Tally tally(String margin, int called, int avoided, int delayed, int missed) {
        var rule = Rule.parseYaml("{id: inactivity, kind: inactivity, parameters: {begun_margin: " + margin + "}}");
        return new Tally(rule, called, called, 3, 1, 0, 0, avoided, delayed, missed);
    }
}
