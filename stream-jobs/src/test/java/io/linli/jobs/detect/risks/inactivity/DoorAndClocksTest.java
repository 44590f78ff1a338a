package io.linli.jobs.detect.risks.inactivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times in seconds; who is away after ten minutes. */
class DoorAndClocksTest {
    private static final long AWAY_AFTER = 600_000;

    private Silence silence = Silence.countedFrom(0);

    private void inside(long second) {
        silence = silence.endedBy(new Activity(second * 1000, "hall", "hall", false), AWAY_AFTER);
    }

    private void door(long second) {
        silence = silence.endedBy(door(second * 1000, true), AWAY_AFTER);
    }

    private static Activity door(long at, boolean isExit) {
        return new Activity(at, "door", "hall", isExit);
    }

    private boolean isAway() {
        return silence.isAway(10_000_000, AWAY_AFTER);
    }

    @Test
    void whoIsSeenWhileTheDoorShutsMayBeGoingOut() {
        door(100);
        inside(105);
        assertThat(isAway()).isTrue();
    }

    @Test
    void whoIsSeenAfterwardsIsIn() {
        door(100);
        inside(105);
        inside(130);
        assertThat(isAway()).isFalse();
    }

    @Test
    void aDoorThatIsHeardLastThoughItsClockPutsItFirstDeniesNoAbsence() {
        inside(200);
        silence = silence.outOfOrder(door(80_000, true));
        assertThat(isAway()).isTrue();
        assertThat(silence.begun()).isEqualTo(200_000);
        assertThat(silence.lastDoor()).isEqualTo(80_000);
    }

    @Test
    void aDoorThatIsToldTwiceMovedOnce() {
        door(180);
        inside(200);
        silence = silence.outOfOrder(door(180_000, true));
        assertThat(isAway()).isFalse();
    }

    @Test
    void noClockIsWrongByFourMinutes() {
        inside(400);
        silence = silence.outOfOrder(door(160_000, true));
        assertThat(isAway()).isFalse();
    }

    @Test
    void aDoorInsideTheHomeTellsOfNobodyWhoWentOut() {
        inside(200);
        silence = silence.outOfOrder(door(180_000, false));
        assertThat(isAway()).isFalse();
    }
}
