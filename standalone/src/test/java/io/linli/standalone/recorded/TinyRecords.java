package io.linli.standalone.recorded;

import io.linli.model.Metric;
import io.linli.simulator.recorded.HomeSheet;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import io.linli.simulator.recorded.RecordingWriter;
import io.linli.simulator.recorded.SiteSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records of our own making: three homes of which two fall silent, and two underpasses that fill. */
final class TinyRecords {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN = Instant.parse("2019-05-06T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private TinyRecords() {}

    /** Answers the folder that holds them all. */
    static Path write(Path folder) throws IOException {
        RecordingWriter.write(home("h1", BEGIN, 4, 1), folder);
        RecordingWriter.write(home("h2", BEGIN.plus(Duration.ofDays(2)), 3, 2), folder);
        RecordingWriter.write(home("h3", BEGIN.minus(Duration.ofDays(400)), 0, 3), folder);
        RecordingWriter.write(site("s1", BEGIN, 4), folder);
        RecordingWriter.write(site("s2", BEGIN.plus(DAY), 5), folder);
        return folder;
    }

    /**
     * A week of one who stirs every few minutes of the day.
     *
     * @param silent the day on which nothing moves but in the evening, 0 for none
     */
    private static Recording home(String name, Instant from, int silent, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Measured>();
        for (var day = 0; day < 7; day++) {
            var morning = from.plus(DAY.multipliedBy(day));
            var first = day == silent && silent > 0 ? 840 : 0;
            for (var minute = first; minute < 900; minute += 1 + random.nextInt(30)) {
                var room = random.nextBoolean() ? "kitchen" : "bath";
                var at = morning.plusSeconds(minute * 60L + random.nextInt(60));
                rows.add(new Measured(at, room, Metric.MOTION, 1));
                rows.add(new Measured(at.plusSeconds(5), room, Metric.MOTION, 0));
            }
        }
        var devices = List.of(
                new RecordedDevice("kitchen", Metric.MOTION, "kitchen", false),
                new RecordedDevice("bath", Metric.MOTION, "bathroom", false));
        return Recording.ofHome(name, new HomeSheet(ZONE, devices, HomeSheet.NO_HEARTBEATS), rows, List.of());
    }

    /** Two days of showers. */
    private static Recording site(String name, Instant from, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Measured>();
        var depth = 0.0;
        for (var minute = 0; minute < 2 * 1_440; minute++) {
            depth = Math.max(0, depth + (minute / 120 % 4 == 1 ? random.nextInt(14) : -random.nextInt(10)));
            rows.add(new Measured(from.plusSeconds(minute * 60L), "level", Metric.WATER_LEVEL, depth));
        }
        var sheet = new SiteSheet(ZONE, null, null, Map.of(), List.of(RecordedDevice.of("level", Metric.WATER_LEVEL)));
        return Recording.ofSite(name, sheet, rows, List.of());
    }
}
