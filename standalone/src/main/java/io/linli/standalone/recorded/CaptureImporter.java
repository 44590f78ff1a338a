package io.linli.standalone.recorded;

import io.linli.ingest.admission.Admission;
import io.linli.ingest.admission.Registry;
import io.linli.ingest.payload.PayloadAdapters;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Reading;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.HomeSheet;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import io.linli.standalone.recorded.Capture.Captured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A home as its gateway told of it, in whatever format ingest understands, and by the same rules. It knows no rooms and
 * no exit door: whoever made the capture writes them into {@code home.yaml}.
 */
final class CaptureImporter implements Importer {
    private static final String GRID = "000000";
    private static final int DUPLICATES = 100_000;
    private static final int UNBOUND = 1_000_000;

    /** Who spoke, of what, and through whom. */
    private record Speakers(Map<String, Set<Metric>> metrics, Map<String, String> parents) {
        Speakers() {
            this(new TreeMap<>(), new HashMap<>());
        }
    }

    @Override
    public String format() {
        return "capture";
    }

    @Override
    public String reads() {
        return "a home's MQTT messages as mosquitto_sub -F %j writes them";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var messages = Capture.read(source, new PayloadAdapters()::largest, bad);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException(source + ": holds no message");
        }
        var name = source.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        var speakers = speakers(messages);
        var zone = messages.get(0).at().getOffset();
        var rows = rows(source, messages, registry(name, speakers, zone, messages), bad);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(source + ": no message says what a sensor measured");
        }
        return List.of(
                Recording.ofHome(name, new HomeSheet(zone, devices(rows), HomeSheet.NO_HEARTBEATS), rows, List.of()));
    }

    private static Speakers speakers(List<Captured> messages) {
        var adapters = new PayloadAdapters();
        var speakers = new Speakers();
        for (var captured : messages) {
            var message = captured.message();
            var decoded = adapters.of(message.topic()).map(adapter -> adapter.decode(message));
            if (decoded.isEmpty() || decoded.get().author().isEmpty()) {
                continue;
            }
            var author = decoded.get().author();
            speakers.metrics.putIfAbsent(author, EnumSet.noneOf(Metric.class));
            for (var report : decoded.get().reports()) {
                var metrics = speakers.metrics.computeIfAbsent(report.device(), id -> EnumSet.noneOf(Metric.class));
                report.values().forEach(value -> metrics.add(value.metric()));
                if (!report.device().equals(author)) {
                    speakers.parents.put(report.device(), author);
                }
            }
        }
        return speakers;
    }

    /** As if somebody had registered whoever spoke. */
    private static Registry registry(String name, Speakers speakers, ZoneId zone, List<Captured> messages) {
        var registry = new Registry(UNBOUND, UNBOUND);
        var from = messages.get(0).at().toInstant().toEpochMilli();
        var home = Place.home(GRID, name, null, name, zone);
        speakers.metrics.forEach((id, metrics) -> {
            var parent = speakers.parents.get(id);
            var kind = speakers.parents.containsValue(id) ? DeviceKind.GATEWAY : DeviceKind.SENSOR;
            var device = new Device(
                    id, kind, metrics, home, parent, false, Duration.ofDays(1), Set.of(), Map.of(), 1, null, true);
            registry.put(device, from);
        });
        return registry;
    }

    private static List<Measured> rows(Path source, List<Captured> messages, Registry registry, Consumer<BadRow> bad) {
        var admission = new Admission(new PayloadAdapters(), registry, DUPLICATES, Clock.systemUTC());
        var rows = new ArrayList<Measured>();
        for (var captured : messages) {
            var at = captured.at().toInstant();
            var admitted = admission.admit(captured.message(), at.toEpochMilli(), true);
            admitted.rejected()
                    .forEach(no -> bad.accept(new BadRow(source, captured.line(), no.reason() + ": " + no.detail())));
            for (var observation : admitted.observations()) {
                // A folder holds what was measured; how a device is belongs to its gateway.
                if (observation instanceof Reading reading && !reading.metric().isHealth()) {
                    rows.add(new Measured(at, reading.device(), reading.metric(), reading.value()));
                }
            }
        }
        return rows;
    }

    private static List<RecordedDevice> devices(List<Measured> rows) {
        return rows.stream()
                .map(row -> RecordedDevice.of(row.device(), row.metric()))
                .distinct()
                .toList();
    }
}
