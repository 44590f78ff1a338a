package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.GRID;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Ladder;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thirty ordinary days of one resident (WSU CASAS), where they are among the recordings. */
class RecordedHomeTest {

    private record Event(LocalDateTime at, String room, String device, String value) {}

    @Test
    void nobodyIsSentToAResidentWhoIsWell() throws IOException {
        var file = Recordings.file("home_30d/data.txt");
        var events = Files.readAllLines(file).stream()
                .map(line -> line.split("\\s+"))
                .map(p -> new Event(LocalDateTime.parse(p[0] + "T" + p[1]), p[3], p[2] + "-" + p[3], p[4]))
                .sorted(Comparator.comparing(Event::at))
                .toList();
        var alerts = run(events);
        assertThat(alerts).extracting(Alert::ladder).doesNotContain(Ladder.L2, Ladder.L3);
    }

    private static List<Alert> run(List<Event> events) {
        var runner = runner(INACTIVITY);
        var devices = new TreeMap<String, Device>();
        events.forEach(event -> devices.computeIfAbsent(event.device(), id -> device(id, event)));
        var first = time(events.get(0)) - 1;
        devices.values().forEach(device -> runner.accept(record(device, first)));
        for (var event : events) {
            var metric = devices.get(event.device()).metrics().iterator().next();
            var on = event.value().equals("ON") || event.value().equals("OPEN");
            var at = time(event);
            runner.accept(new Reading(HOME, event.device(), metric, on ? 1 : 0, at, at, Quality.GOOD));
        }
        return runner.alerts();
    }

    private static Device device(String id, Event event) {
        var door = id.contains("Door-Front");
        var place = Place.home(GRID, "b3-2-501", event.room().toLowerCase(Locale.ROOT), "501", ZONE);
        return new Device(
                id,
                DeviceKind.SENSOR,
                Set.of(door ? Metric.CONTACT_OPEN : Metric.MOTION),
                place,
                null,
                door,
                Duration.ofDays(100),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    private static long time(Event event) {
        return event.at().atZone(ZONE).toInstant().toEpochMilli();
    }
}
