package io.linli.simulator.community;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What happened before anybody looked: a call for help, a flood, and somebody who only slept in the armchair. */
final class Past implements Source {
    private static final double MINUTE = 60_000;

    private final long pressed;
    private final long flooded;
    private final long dozed;
    private final Voice box;

    /** @param told when the community began to be told live */
    Past(Instant told, ZoneId zone, Device box) {
        this.pressed = ago(told, zone, 14, LocalTime.of(2, 14));
        this.flooded = ago(told, zone, 7, LocalTime.of(17, 30));
        this.dozed = ago(told, zone, 9, LocalTime.of(14, 8));
        this.box = Voice.of(box);
    }

    /** When the storm broke that flooded the underpass. */
    long storm() {
        return flooded - Duration.ofMinutes(40).toMillis();
    }

    /** Millimetres over the road: up in half an hour, down when the pump has caught up. */
    double water(long time) {
        var minutes = (time - flooded) / MINUTE;
        if (minutes <= 0 || minutes >= 75) {
            return 0;
        }
        var risen = Math.min(1, minutes / 28);
        var drained = minutes < 34 ? 1 : Math.max(0, 1 - (minutes - 34) / 38);
        return 290 * Math.pow(risen, 1.4) * drained;
    }

    Stillness dozing(String home) {
        return new Stillness(home, dozed, dozed + Duration.ofMinutes(160).toMillis());
    }

    @Override
    public void tell(long from, long to, Consumer<Observation> out) {
        var cleared = pressed + Duration.ofMinutes(19).toMillis();
        var words = List.of(
                new Signal(
                        box.subject(),
                        box.device(),
                        SignalKind.SOS_PRESSED,
                        "past",
                        Map.of("button", "main"),
                        pressed,
                        pressed,
                        Quality.GOOD),
                new Signal(
                        box.subject(), "", SignalKind.SOS_CLEARED, "past", Map.of(), cleared, cleared, Quality.GOOD));
        words.stream()
                .filter(word -> word.receivedAt() >= from && word.receivedAt() < to)
                .forEach(out);
    }

    private static long ago(Instant told, ZoneId zone, int days, LocalTime at) {
        return told.atZone(zone)
                .toLocalDate()
                .minusDays(days)
                .atTime(at)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }
}
