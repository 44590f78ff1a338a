package io.linli.api.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.linli.api.incident.TimelineEntry;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.model.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppraisalTest {

    @Test
    void countsFourCasesAsThePublishedFormulaOfACityDoes() {
        var score = Score.of(List.of(
                whole().after(600),
                // Too late by a quarter of an hour, and sent back once.
                Story.sensed(Level.II)
                        .taken(5, "zhou")
                        .reported(75, "zhou", "real_resolved")
                        .step(80, "duty", Step.REWORK, Phase.REWORK)
                        .step(81, "system", Step.DISPATCH, Phase.DISPATCHED)
                        .taken(82, "zhou")
                        .reported(100, "zhou", "real_resolved")
                        .closed(110, "duty")
                        .after(600),
                // Nobody reports back.
                Story.sensed(Level.II).taken(20, "li").after(600),
                whole().after(600)));

        assertThat(score.ratio(Measure.HANDLED)).isEqualTo(new Ratio(3, 4));
        assertThat(score.ratio(Measure.IN_TIME)).isEqualTo(new Ratio(2, 4));
        assertThat(score.ratio(Measure.CLOSED)).isEqualTo(new Ratio(3, 4));
        assertThat(score.ratio(Measure.OVERDUE)).isEqualTo(new Ratio(2, 4));
        assertThat(score.ratio(Measure.OVERDUE_PENDING)).isEqualTo(new Ratio(1, 4));
        assertThat(score.ratio(Measure.REWORKED)).isEqualTo(new Ratio(1, 3));
        assertThat(score.ratio(Measure.RESPONDED)).isEqualTo(new Ratio(3, 4));
        // 0.75 × 30 + 0.5 × 20 + (1 − 1/3) × 20 + (1 − 0.25) × 20 + (1 − 0) × 10
        assertThat(score.cityScore().orElseThrow()).isCloseTo(70.83, within(0.01));
    }

    @Test
    void leavesOutTheTimeForWhichTheClocksStood() {
        var life = Story.sensed(Level.III)
                .taken(5, "zhou")
                .step(20, "lead", Step.APPROVE_HOLD, Phase.SUSPENDED)
                .step(320, "lead", Step.RESUME, Phase.ACKNOWLEDGED)
                .reported(350, "zhou", "real_resolved")
                .after(400);

        assertThat(life.kept(Step.FEEDBACK)).isEqualTo(Kept.IN_TIME);
        assertThat(life.took()).containsEntry(Stage.FEEDBACK, Duration.ofMinutes(50));
    }

    @Test
    void nothingIsOverdueWhileTheClocksStand() {
        var life = Story.sensed(Level.III)
                .taken(5, "zhou")
                .step(20, "lead", Step.APPROVE_HOLD, Phase.SUSPENDED)
                .after(10_000);

        assertThat(life.kept(Step.FEEDBACK)).isEqualTo(Kept.PENDING);
    }

    @Test
    void isOverdueFromTheLimitOnAndNotBefore() {
        var story = Story.sensed(Level.II).taken(5, "zhou");

        assertThat(story.after(60).kept(Step.FEEDBACK)).isEqualTo(Kept.PENDING);
        assertThat(story.after(61).kept(Step.FEEDBACK)).isEqualTo(Kept.OVERDUE);
    }

    @Test
    void aHigherLevelBeginsTheClocksAnew() {
        var story = Story.sensed(Level.III)
                .add(40, TimelineEntry.Kind.LEVEL, "system", null, Map.of("from", "III", "to", "II"))
                .taken(45, "zhou")
                .reported(99, "zhou", "real_resolved");

        assertThat(story.after(200).kept(Step.ACKNOWLEDGE)).isEqualTo(Kept.IN_TIME);
        assertThat(story.after(200).kept(Step.FEEDBACK)).isEqualTo(Kept.IN_TIME);
    }

    @Test
    void aLowerLevelLetsThemGoOn() {
        var story = Story.sensed(Level.II)
                .add(40, TimelineEntry.Kind.LEVEL, "duty", null, Map.of("from", "II", "to", "III"))
                .taken(45, "zhou");

        assertThat(story.after(200).kept(Step.ACKNOWLEDGE)).isEqualTo(Kept.LATE);
    }

    @Test
    void countsAStepOffTheLineWhenItWasTaken() {
        var life = Story.sensed(Level.II)
                .step(
                        50,
                        "zhou",
                        Step.ACKNOWLEDGE,
                        Phase.ACKNOWLEDGED,
                        Map.of("phone_at", Story.at(4).toString()))
                .after(60);

        assertThat(life.kept(Step.ACKNOWLEDGE)).isEqualTo(Kept.IN_TIME);
        assertThat(life.took()).containsEntry(Stage.ACKNOWLEDGE, Duration.ofMinutes(4));
    }

    @Test
    void countsWhereMoreTimeWasGrantedAndNotWhereItWasOnlyAskedFor() {
        var asked = Story.sensed(Level.II).taken(5, "zhou").clock(20, "zhou", "ask_extension");
        var granted = Story.sensed(Level.II)
                .taken(5, "zhou")
                .clock(20, "zhou", "ask_extension")
                .clock(30, "duty", "approve_extension");

        var score = Score.of(List.of(
                asked.reported(40, "zhou", "real_resolved").after(200),
                granted.reported(40, "zhou", "real_resolved").after(200)));

        assertThat(score.ratio(Measure.EXTENDED)).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void leavesOutDrillsMergedCasesAndUpheldAppeals() {
        var score = Score.of(List.of(
                whole().after(600),
                Story.sensed(Level.II)
                        .taken(1, "zhou")
                        .reported(9, "zhou", "test")
                        .after(600),
                Story.sensed(Level.II).step(3, "duty", Step.MERGE, Phase.MERGED).after(600),
                Story.sensed(Level.II).after(600),
                Story.sensed(Level.II).appealed().after(600)));

        assertThat(score.cases()).isEqualTo(2);
        assertThat(score.leftOut()).isEqualTo(3);
        assertThat(score.ratio(Measure.RESPONDED)).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void judgesWhoeverAnsweredForItWhenItWasReported() {
        var lives = List.of(
                Story.sensed(Level.II)
                        .taken(2, "zhou")
                        .step(5, "zhou", Step.TRANSFER, Phase.DISPATCHED, Map.of("to", "li"))
                        .taken(6, "li")
                        .reported(20, "li", "real_resolved")
                        .after(60),
                whole().after(60),
                Story.sensed(Level.II).after(60));

        var persons = Grouping.PERSON.group(lives);

        assertThat(persons).containsOnlyKeys("li", "zhou");
        assertThat(Score.of(lives).ratio(Measure.WELL_DISPATCHED)).isEqualTo(new Ratio(2, 3));
    }

    @Test
    void bothAreScoredWhenADepartmentIsCalled() {
        var life = Story.sensed(Level.II)
                .taken(2, "zhou")
                .step(5, "duty", Step.WHISTLE, Phase.WHISTLED, Map.of("to", "water"))
                .step(90, "water", Step.REPORT_IN, Phase.HANDLING)
                .after(120);
        var score = Score.of(List.of(life));

        assertThat(score.ratio(Measure.WHISTLED_WELL)).isEqualTo(new Ratio(1, 1));
        assertThat(score.ratio(Measure.REPORTED_IN)).isEqualTo(new Ratio(0, 1));
    }

    @Test
    void knowsWhatASensorFoundBeforeAnybodyAsked() {
        var score =
                Score.of(List.of(whole().after(600), Story.reportedByPerson().after(600)));

        assertThat(score.ratio(Measure.SENSED_FIRST)).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void saysWhatACaseAsksOfPeople() {
        var score = Score.of(List.of(whole().after(600)));

        assertThat(score.burden()).isEqualTo(new Score.Burden(4, 0, 40));
        assertThat(score.stages()).containsEntry(Stage.CLOSE, Duration.ofMinutes(20));
    }

    @Test
    void measuresTheFirstMinutesOfLevelOne() {
        var score = Score.of(List.of(
                Story.sensed(Level.I).taken(1, "zhou").after(60),
                Story.sensed(Level.I).taken(3, "zhou").after(60),
                Story.sensed(Level.I).after(60)));

        assertThat(score.ratio(Measure.FIRST_MINUTE)).isEqualTo(new Ratio(1, 3));
        assertThat(score.ratio(Measure.THREE_MINUTES)).isEqualTo(new Ratio(2, 3));
    }

    @Test
    void nothingIsSaidOfNoCases() {
        var score = Score.of(List.of());

        assertThat(score.cityScore()).isEmpty();
        assertThat(score.ratio(Measure.IN_TIME).share()).isEmpty();
    }

    private static Story whole() {
        return Story.sensed(Level.II)
                .taken(3, "zhou")
                .arrived(15, "zhou")
                .reported(40, "zhou", "real_resolved")
                .closed(60, "duty");
    }
}
