package io.linli.jobs.detect.risks.inactivity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Silences by the time of day at which they were still going on. Whoever lay down early or late is up at the usual time:
 * this is known by the clock, and not by when the silence began.
 */
final class Ongoing {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private Ongoing() {}

    /**
     * For how long others excuse one that begins now, in milliseconds: each until it is longer than that by the margin,
     * or until that was over for the length of the window.
     *
     * @param silences each a {@link Nap}
     */
    static long excuse(int[] silences, long begun, long window, long margin, ZoneId zone) {
        var today = Nap.day(begun, zone);
        var clock = Instant.ofEpochMilli(begun).atZone(zone).toLocalTime().toNanoOfDay() / 1_000_000;
        var excused = margin;
        for (var silence : silences) {
            if (Nap.age(Nap.day(silence), today) <= Profile.DAYS) {
                var length = Nap.length(silence);
                var over = apart(silence, clock, window + margin) + length + window;
                excused = Math.max(excused, Math.min(length + margin, over));
            }
        }
        return excused;
    }

    /** By the clock, how long after the present one it began: less than so much, else it is the one of the day before. */
    private static long apart(int silence, long clock, long most) {
        return Math.floorMod(Nap.minute(silence) * 60_000L - clock - most, DAY) - DAY + most;
    }
}
