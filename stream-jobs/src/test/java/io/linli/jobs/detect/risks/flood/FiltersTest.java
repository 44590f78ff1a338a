package io.linli.jobs.detect.risks.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final Filters DRY = new Filters(3_000, 100, false);
    private static final Filters RAIN = new Filters(3_000, 100, true);

    /** Depths at minutes, alternating. */
    private static List<Intake> judged(Filters filters, double... minutesAndDepths) {
        var track = Track.EMPTY;
        var judged = new ArrayList<Intake>();
        for (var i = 0; i < minutesAndDepths.length; i += 2) {
            var sample = new Sample((long) (minutesAndDepths[i] * 60_000), minutesAndDepths[i + 1]);
            var intake = filters.judge(sample, track);
            judged.add(intake);
            track = track.take(sample, intake);
        }
        return judged;
    }

    @Test
    void aCarThatCameWhileTheSensorWasSilentIsNoWater() {
        assertThat(judged(DRY, 0, 1, 1, 2, 80, 742, 81, 745, 82, 741, 83, 743))
                .endsWith(Intake.HELD, Intake.BOX, Intake.BOX, Intake.BOX);
    }

    @Test
    void waterThatRoseMeanwhileIsBelievedWithTheSecondSample() {
        assertThat(judged(DRY, 0, 1, 1, 2, 80, 190, 81, 206)).endsWith(Intake.HELD, Intake.ACCEPTED);
        assertThat(judged(DRY, 0, 1, 1, 2, 80, 140)).endsWith(Intake.ACCEPTED);
    }

    @Test
    void inTheRainNothingIsTakenForACar() {
        assertThat(judged(RAIN, 0, 1, 1, 2, 80, 742)).endsWith(Intake.ACCEPTED);
    }

    @Test
    void aSensorThatSpeaksRarelyHasNoGaps() {
        assertThat(judged(DRY, 0, 1, 10, 2, 20, 742)).endsWith(Intake.ACCEPTED);
    }

    @Test
    void twoUnlikeBlipsInARowAreNoWater() {
        assertThat(judged(DRY, 0, 1, 1, 2, 2, 943, 3, 1_020, 4, 3)).endsWith(Intake.HELD, Intake.HELD, Intake.ACCEPTED);
        assertThat(judged(DRY, 0, 1, 1, 2, 2, 56, 3, 941)).doesNotContain(Intake.FAST);
    }

    @Test
    void twoRisesThatAreAlikeAreFast() {
        assertThat(judged(DRY, 0, 12, 1, 320, 2, 620)).endsWith(Intake.HELD, Intake.FAST);
        assertThat(judged(DRY, 0, 12, 1, 52, 2, 162)).endsWith(Intake.FAST);
    }

    @Test
    void aJumpFasterThanAnyWaterTakesTwoThatAgree() {
        assertThat(judged(DRY, 0, 1, 1, 2, 2, 400, 3, 425, 4, 450)).endsWith(Intake.HELD, Intake.HELD, Intake.ACCEPTED);
    }
}
