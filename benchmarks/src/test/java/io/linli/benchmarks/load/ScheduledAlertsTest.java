package io.linli.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.jobs.detect.PlainRunner;
import io.linli.model.DefaultRules;
import io.linli.model.DeviceRecord;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The detectors raise what the schedule demands, and nothing else. */
class ScheduledAlertsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Fleet FLEET = new Fleet(100, 50, 400, 4);

    @ParameterizedTest
    @ValueSource(ints = {30, 200, 2_000})
    void raisesExactlyWhatIsDemanded(int rate) {
        var schedule = Schedule.of(FLEET, Plan.of(rate, Duration.ofSeconds(20)), BEGIN);
        var runner = new PlainRunner(DefaultRules.all());
        FLEET.devices()
                .forEach(device ->
                        runner.accept(new DeviceRecord(device.subject().toString(), device, BEGIN.toEpochMilli() - 1)));

        for (var number = 0; number < schedule.size(); number++) {
            runner.accept(heard(schedule, number));
        }
        runner.advanceTo(BEGIN.plusSeconds(60).toEpochMilli());

        // What follows when floods of one grid confirm each other is no other alert.
        assertThat(runner.alerts())
                .filteredOn(alert -> alert.revision() == 1)
                .extracting(alert -> alert.subject().toString())
                .containsExactlyInAnyOrderElementsOf(schedule.triggers().keySet());
    }

    /** As ingest writes it into the log, some milliseconds later. */
    private static Observation heard(Schedule schedule, int number) {
        var message = schedule.message(number);
        var json = Json.read(message.payload(), JsonNode.class);
        var receivedAt = schedule.due(number) / 1_000 + 5;
        var user = message.topic().split("/")[2];
        if (json.has("specversion")) {
            var observedAt = Instant.parse(json.path("time").asText()).toEpochMilli();
            var press = json.path("data").path("pressId").asText();
            return new Signal(
                    "home:" + user,
                    user,
                    SignalKind.SOS_PRESSED,
                    press,
                    Map.of(),
                    observedAt,
                    receivedAt,
                    Quality.GOOD);
        }
        var device = json.path("device").asText(user);
        var metric = json.has("motion") ? Metric.MOTION : Metric.WATER_LEVEL;
        var observedAt = Instant.parse(json.path("at").asText()).toEpochMilli();
        var subject = (metric == Metric.MOTION ? "home:" : "site:") + device;
        var value = json.path(metric.id()).asDouble();
        return new Reading(subject, device, metric, value, observedAt, receivedAt, Quality.GOOD);
    }
}
