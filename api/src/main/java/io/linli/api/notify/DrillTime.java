package io.linli.api.notify;

import io.linli.model.Settings;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** When each week it is tried whether people can be reached. */
public record DrillTime(DayOfWeek day, LocalTime time, ZoneId zone) {

    static Optional<DrillTime> of(Settings settings) {
        return settings.find("LINLI_DRILL").map(DrillTime::parse);
    }

    static DrillTime parse(String text) {
        var words = text.strip().split(" +");
        try {
            return new DrillTime(
                    DayOfWeek.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    LocalTime.parse(words[1]),
                    ZoneId.of(words[2]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "LINLI_DRILL=" + text + " must be a day, a time and a zone, as in MONDAY 10:00 Asia/Shanghai", e);
        }
    }

    /** The first that is later. */
    Instant next(Instant after) {
        var now = after.atZone(zone);
        var thisWeek = now.toLocalDate()
                .with(TemporalAdjusters.nextOrSame(day))
                .atTime(time)
                .atZone(zone);
        return (thisWeek.isAfter(now)
                        ? thisWeek
                        : thisWeek.toLocalDate().plusWeeks(1).atTime(time).atZone(zone))
                .toInstant();
    }

    @Override
    public String toString() {
        return day + " " + time + " " + zone;
    }
}
