package io.linli.simulator.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Subject;
import io.linli.model.YamlProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/** A recorded home or site on disk, as anybody can make one. What makes no sense in it is told with file and line. */
public final class RecordedFolder {
    static final String READINGS = "readings.csv";
    static final String PRESENCE = "presence.csv";
    static final String FLOODS = "floods.csv";
    static final List<String> READING = List.of("observed_at", "device", "metric", "value");
    static final List<String> STAY = List.of("from", "to", "state");
    static final List<String> FLOOD = List.of("from", "to", "peak_mm");
    /** mm; the tide of a river falls further than a level on a street can: that is dry and no more. */
    private static final double LOWEST = -200;

    private static final int DEEPEST = 3;

    private final Path folder;
    private final String name;
    private final Sheet sheet;
    private final Map<String, Set<Metric>> metrics;

    private RecordedFolder(Path folder, String name, Sheet sheet) {
        this.folder = folder;
        this.name = name;
        this.sheet = sheet;
        this.metrics = sheet.metrics();
    }

    /** The folder itself, or all recorded folders in it by their names; throws IllegalArgumentException where none is. */
    public static List<RecordedFolder> allIn(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + ": there is no such folder");
        }
        var found = new ArrayList<RecordedFolder>();
        try (var folders = Files.walk(path, DEEPEST)) {
            for (var each : folders.filter(RecordedFolder::isOne).sorted().toList()) {
                found.add(open(each));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    path + ": holds no recorded home or site; one has " + HomeSheet.FILE + " or " + SiteSheet.FILE);
        }
        return found;
    }

    private static boolean isOne(Path path) {
        return Files.exists(path.resolve(HomeSheet.FILE)) || Files.exists(path.resolve(SiteSheet.FILE));
    }

    /** Reads the sheet; throws IllegalArgumentException naming what is wrong in it. */
    public static RecordedFolder open(Path folder) throws IOException {
        var home = folder.resolve(HomeSheet.FILE);
        var site = folder.resolve(SiteSheet.FILE);
        if (Files.exists(home) && Files.exists(site)) {
            throw new IllegalArgumentException(
                    folder + ": has both " + HomeSheet.FILE + " and " + SiteSheet.FILE + "; keep one");
        }
        if (!Files.exists(folder.resolve(READINGS))) {
            throw new IllegalArgumentException(folder + ": has no " + READINGS);
        }
        var sheet = Files.exists(home) ? sheet(home, HomeSheet.class) : sheet(site, SiteSheet.class);
        return new RecordedFolder(folder, nameOf(folder), sheet);
    }

    private static String nameOf(Path folder) throws IOException {
        return String.valueOf(folder.toRealPath().getFileName());
    }

    private static <T extends Sheet> T sheet(Path file, Class<T> type) throws IOException {
        try {
            return Optional.ofNullable(Json.YAML.readValue(TextFile.whole(file), type))
                    .orElseThrow(() -> new IllegalArgumentException(file + ": holds nothing"));
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + line + ": " + YamlProblem.of(e), e);
        }
    }

    public Path path() {
        return folder;
    }

    public String name() {
        return name;
    }

    public Subject subject() {
        return sheet.subject(name);
    }

    public Sheet sheet() {
        return sheet;
    }

    /** The devices as the registry would know them. */
    public List<Device> devices(Surroundings around) throws IOException {
        var cadence = sheet instanceof SiteSheet ? Cadence.of(this) : Cadence.UNKNOWN;
        return sheet.registered(name, around, cadence::of);
    }

    /** How many rows of readings there are, good and bad. */
    public long rows() throws IOException {
        // Any bytes are lines here: what they say is looked at when they are read.
        try (var lines = Files.lines(folder.resolve(READINGS), StandardCharsets.ISO_8859_1)) {
            return Math.max(0, lines.count() - 1);
        }
    }

    /** All readings in their order. */
    public Table<Measured> readings(Consumer<BadRow> bad) throws IOException {
        return Table.open(folder.resolve(READINGS), READING, new InOrder()::next, bad);
    }

    /** Empty where nobody noted it. */
    public List<Presence> presence(Consumer<BadRow> bad) throws IOException {
        var file = folder.resolve(PRESENCE);
        return Files.exists(file) ? Table.read(file, STAY, RecordedFolder::stay, bad) : List.of();
    }

    /** Empty where nobody noted them. */
    public List<Flood> floods(Consumer<BadRow> bad) throws IOException {
        var file = folder.resolve(FLOODS);
        return Files.exists(file) ? Table.read(file, FLOOD, RecordedFolder::flood, bad) : List.of();
    }

    private static Presence stay(CSVRecord row) {
        var state = row.get("state");
        if (!state.equals("HOME") && !state.equals("AWAY")) {
            throw new IllegalArgumentException("state must be HOME or AWAY, not: " + state);
        }
        return new Presence(time(row, "from"), time(row, "to"), Presence.State.valueOf(state));
    }

    private static Flood flood(CSVRecord row) {
        return new Flood(time(row, "from"), time(row, "to"), number(row, "peak_mm"));
    }

    private static Instant time(CSVRecord row, String column) {
        try {
            return Era.require(Instant.parse(row.get(column)), column).truncatedTo(ChronoUnit.MILLIS);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    column + " must be such as 2026-03-02T08:15:00.000Z, not: " + row.get(column), e);
        }
    }

    private static double number(CSVRecord row, String column) {
        try {
            return Double.parseDouble(row.get(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " must be a number, not: " + row.get(column), e);
        }
    }

    /** Understands rows one after the other; none may be earlier than the one before. */
    private final class InOrder {
        private Instant last = Instant.MIN;

        Measured next(CSVRecord row) {
            var at = time(row, "observed_at");
            if (at.isBefore(last)) {
                throw new IllegalArgumentException(
                        "observed_at " + at + " is earlier than the row before, " + last + ": rows must be sorted");
            }
            var measured = new Measured(at, row.get("device"), metric(row), number(row, "value"));
            var known = requireKnown(measured);
            last = at;
            return known;
        }

        private Metric metric(CSVRecord row) {
            var id = row.get("metric");
            return Metric.of(id).orElseThrow(() -> new IllegalArgumentException("unknown metric: " + id));
        }

        private Measured requireKnown(Measured row) {
            var measures = metrics.get(row.device());
            if (measures == null) {
                throw new IllegalArgumentException("device " + row.device() + " does not stand in " + sheet.file());
            }
            if (!measures.contains(row.metric()) && !row.metric().isHealth()) {
                throw new IllegalArgumentException("device " + row.device() + " measures "
                        + measures.stream().map(Metric::id).toList() + " in "
                        + sheet.file() + ", not " + row.metric().id());
            }
            if (row.metric() == Metric.WATER_LEVEL && row.value() < LOWEST && Double.isFinite(row.value())) {
                return new Measured(row.at(), row.device(), row.metric(), LOWEST);
            }
            if (!row.metric().admits(row.value())) {
                throw new IllegalArgumentException(
                        row.metric().id() + " must be from " + row.metric().range() + ", not: " + row.value());
            }
            return row;
        }
    }
}
