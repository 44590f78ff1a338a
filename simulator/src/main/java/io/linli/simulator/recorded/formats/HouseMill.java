package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Flood;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import io.linli.simulator.recorded.SiteSheet;
import io.linli.simulator.recorded.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/**
 * The tide under a mill in London that floods (House Mill, UCL CASA): mm from a sensor down to the water every ten
 * minutes, by UTC, and floods that were noted by London's wall clock, which end before the readings do. Depths count
 * from 980 mm below the sensor; at 151 mm the water is at the floor.
 */
public final class HouseMill implements Importer {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String DEVICE = "sonar";
    private static final double ZERO = 980;
    /** From here on there was no echo. */
    private static final double NO_ECHO = 5_000;

    private static final double FLOOR = 151;
    private static final Instant LABELS_END = Instant.parse("2024-09-30T23:00:00Z");
    /** A flood is the water at the floor this near to what was noted; a tide takes longer. */
    private static final Duration NEAR = Duration.ofHours(2);

    private static final String TIME = "_time";
    private static final String DISTANCE = "water_height_mm";
    private static final String NOTED = "Time";
    private static final String NOTED_DISTANCE = "Sonar Distance Measure (mm)";

    private record Peak(Instant at, double depth) {}

    @Override
    public String format() {
        return "house-mill";
    }

    @Override
    public String reads() {
        return "the folder with housemill_2024.csv and the labels beside it";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var rows = new ArrayList<Measured>();
        for (var row :
                Table.read(source.resolve("housemill_2024.csv"), List.of(TIME, DISTANCE), HouseMill::measured, bad)) {
            if (row.value() > ZERO - NO_ECHO && row.at().isBefore(LABELS_END)) {
                rows.add(row);
            }
        }
        var peaks = Table.read(
                source.resolve("109-flooding-high-tides-touching-floorboard.csv"),
                List.of(NOTED, NOTED_DISTANCE),
                HouseMill::peak,
                bad);
        var spans = Table.read(
                source.resolve("high-tide-durations.csv"),
                List.of("Start Time", "End Time"),
                row -> new Interval(wallClock(row, "Start Time"), wallClock(row, "End Time")),
                bad);
        var sheet = new SiteSheet(
                ZONE,
                "lea",
                ZERO,
                Map.of("wet", 10.0, "yellow", FLOOR),
                List.of(RecordedDevice.of(DEVICE, Metric.WATER_LEVEL)));
        return List.of(Recording.ofSite("house-mill", sheet, rows, floods(peaks, spans, rows)));
    }

    private static Measured measured(CSVRecord row) {
        var at = Instant.parse(row.get(TIME));
        return new Measured(at, DEVICE, Metric.WATER_LEVEL, ZERO - distance(row, DISTANCE));
    }

    private static Peak peak(CSVRecord row) {
        return new Peak(wallClock(row, NOTED), ZERO - distance(row, NOTED_DISTANCE));
    }

    private static double distance(CSVRecord row, String column) {
        try {
            return Double.parseDouble(row.get(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a distance: " + row.get(column), e);
        }
    }

    private static Instant wallClock(CSVRecord row, String column) {
        return LocalDateTime.parse(row.get(column), WALL_CLOCK).atZone(ZONE).toInstant();
    }

    /** Those that the record can show: at other times the sensor was silent or its readings were lost. */
    private static List<Flood> floods(List<Peak> peaks, List<Interval> spans, List<Measured> rows) {
        var floods = new ArrayList<Flood>();
        for (var peak : peaks) {
            if (rows.stream().anyMatch(row -> row.value() >= FLOOR && isNear(row.at(), peak.at()))) {
                var span = spans.stream()
                        .filter(each ->
                                !peak.at().isBefore(each.from()) && !peak.at().isAfter(each.to()))
                        .findFirst()
                        .orElse(new Interval(peak.at(), peak.at()));
                floods.add(new Flood(span.from(), span.to(), peak.depth()));
            }
        }
        return floods;
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(NEAR) < 0;
    }
}
