package io.linli.jobs.detect.risks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times and spans stand in explanations and sentences. */
public final class Moment {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Moment() {}

    /** As data: RFC 3339 in UTC. */
    public static String written(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    /** As people there say it: the local hour and minute. */
    public static String clock(long time, ZoneId zone) {
        return CLOCK.format(Instant.ofEpochMilli(time).atZone(zone));
    }

    /** Whether local clocks show a time between two, both since midnight; over midnight where the first is the later. */
    public static boolean isWithin(long time, long from, long to, ZoneId zone) {
        var clock = Instant.ofEpochMilli(time).atZone(zone).toLocalTime().toNanoOfDay() / 1_000_000;
        return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
    }

    public static String spanZh(long millis) {
        var span = Duration.ofMillis(millis);
        return span.toHours() == 0
                ? span.toMinutes() + "分"
                : span.toHours() + "小时" + (span.toMinutesPart() == 0 ? "" : span.toMinutesPart() + "分");
    }

    public static String spanEn(long millis) {
        var span = Duration.ofMillis(millis);
        return span.toHours() == 0
                ? span.toMinutes() + " min"
                : span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
    }
}
