package io.linli.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Command;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Rule;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service on a real log and real records: what comes in, what goes out, and what a restart must not lose. */
class ApiOnKafkaIT {
    private static ApiParty party;

    @BeforeAll
    static void start() {
        party = ApiParty.start();
    }

    @AfterAll
    static void stop() {
        party.close();
    }

    @Test
    void theRegistryAndTheRulesAreSaidToAll() {
        await().untilAsserted(() -> {
            assertThat(party.read(Streams.DEVICES, Device.class))
                    .extracting(Device::id)
                    .contains("level-7", "box-1");
            assertThat(party.read(Streams.RULES, Rule.class))
                    .extracting(Rule::key)
                    .contains("flood:live", "sos:live");
        });
    }

    @Test
    void anAlertBecomesAnIncidentAndIsToldAtOnce() {
        var page = party.follow("duty");
        var alert = party.flood();
        party.write(Streams.ALERTS, alert.id(), Json.write(alert));
        await().atMost(Duration.ofSeconds(2)).until(() -> page.stream().anyMatch(line -> line.contains(alert.id())));
        assertThat(party.get("duty", "/api/v1/alerts/" + alert.id())
                        .path("disposition")
                        .asText())
                .isEqualTo("incident");
    }

    @Test
    void theBoxGetsItsToneWithinTwoSecondsAndAnswers() {
        var alert = party.sos();
        party.write(Streams.ALERTS, alert.id(), Json.write(alert));
        await().atMost(Duration.ofSeconds(2))
                .until(() -> !party.read(Streams.COMMANDS, Command.class).isEmpty());
        var command = party.read(Streams.COMMANDS, Command.class).get(0);
        assertThat(command.device()).isEqualTo("box-1");

        observe(signal(SignalKind.COMMAND_ANSWERED, command.id(), Map.of("reason", "done")));
        await().untilAsserted(() -> assertThat(notice().path("state").asText()).isEqualTo("delivered"));
    }

    @Test
    void whoWasHeardAndWhatWasNotTakenIsSeen() {
        var now = System.currentTimeMillis();
        observe(new Reading("site:underpass-east", "level-7", Metric.BATTERY, 77, now, now, Quality.GOOD));
        var rejected = new Rejected(
                RejectReason.MALFORMED, "level-7", "linli/v1/level-7/telemetry", "not JSON", 3, "{{{", Instant.now());
        party.write(Streams.REJECTED, "level-7", Json.write(rejected));
        await().untilAsserted(() -> {
            assertThat(party.get("devices", "/api/v1/devices").toString()).contains("\"battery\":77.0");
            assertThat(party.get("devices", "/api/v1/rejected")
                            .at("/items/0/reason")
                            .asText())
                    .isEqualTo("MALFORMED");
        });
    }

    @Test
    void whatCameWhileItWasDownIsTakenAtTheNextStartOnce() {
        var before = party.flood();
        party.write(Streams.ALERTS, before.id(), Json.write(before));
        await().until(() -> party.knows(before));
        party.stopApi();
        var meanwhile = party.flood();
        party.write(Streams.ALERTS, meanwhile.id(), Json.write(meanwhile));
        party.write(Streams.ALERTS, meanwhile.id(), Json.write(meanwhile));
        party.startApi();
        await().until(() -> party.knows(meanwhile));
        var incidents =
                party.get("duty", "/api/v1/incidents?state=open&kind=flood").path("items");
        assertThat(incidents).hasSize(1);
    }

    @Test
    void whatIsNoAlertStopsNothing() {
        var alert = party.flood();
        party.write(Streams.ALERTS, "x", "not an alert".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        party.write(Streams.ALERTS, alert.id(), Json.write(alert));
        await().until(() -> party.knows(alert));
    }

    private static void observe(Observation observation) {
        party.observe(observation);
    }

    private static Signal signal(SignalKind kind, String ref, Map<String, String> data) {
        var now = System.currentTimeMillis();
        return new Signal("home:b3-501", "box-1", kind, ref, data, now, now, Quality.GOOD);
    }

    private static JsonNode notice() {
        var incident = party.get("duty", "/api/v1/incidents?kind=sos")
                .at("/items/0/id")
                .asText();
        return party.get("duty", "/api/v1/incidents/" + incident).at("/notices/0");
    }
}
