package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.event.Event;
import io.linli.api.event.EventStore;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.stream.Streaming.Arrived;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry, who was heard, and what was not taken. */
class DeviceIT {
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aDeviceIsOnlineAfterItsReadingAndShowsItsBattery() {
        assertThat(device().path("online").asBoolean()).isFalse();
        hear(new Reading("site:underpass-east", "level-7", Metric.BATTERY, 88, now(), now(), Quality.GOOD));
        assertThat(device().path("online").asBoolean()).isTrue();
        assertThat(device().path("battery").asDouble()).isEqualTo(88);
        assertThat(device().path("last_seen").asText()).isNotEmpty();
    }

    @Test
    void threeMissedPeriodsAreSilence() {
        var longAgo = now() - 3 * 600_000 - 1;
        hear(new Reading("site:underpass-east", "level-7", Metric.WATER_LEVEL, 12, longAgo, longAgo, Quality.GOOD));
        assertThat(device().path("online").asBoolean()).isFalse();
        assertThat(device().path("last_seen").asText()).isNotEmpty();
    }

    @Test
    void whatTheBrokerSaysOfItsConnectionCountsUntilItSpeaks() {
        hear(new Reading("site:underpass-east", "level-7", Metric.WATER_LEVEL, 12, now(), now(), Quality.GOOD));
        hear(signal(SignalKind.OFFLINE));
        assertThat(device().path("online").asBoolean()).isFalse();
        hear(signal(SignalKind.ONLINE));
        assertThat(device().path("online").asBoolean()).isTrue();
    }

    @Test
    void whatTheBrokerRememberedIsNotASignOfLife() {
        hear(new Reading("site:underpass-east", "level-7", Metric.WATER_LEVEL, 12, now(), now(), Quality.SNAPSHOT));
        assertThat(device().path("online").asBoolean()).isFalse();
    }

    @Test
    void whoWasHeardOutlivesTheProcess() {
        hear(new Reading("site:underpass-east", "level-7", Metric.BATTERY, 88, now(), now(), Quality.GOOD));
        api = api.restarted();
        assertThat(device().path("battery").asDouble()).isEqualTo(88);
        assertThat(device().path("online").asBoolean()).isTrue();
    }

    @Test
    void comingAndGoingIsToldOnce() {
        hear(new Reading("site:underpass-east", "level-7", Metric.WATER_LEVEL, 12, now(), now(), Quality.GOOD));
        api.api.parts().liveness.write();
        api.api.parts().liveness.write();
        hear(signal(SignalKind.OFFLINE));
        api.api.parts().liveness.write();
        var everywhere = new Caller("devices", "", Role.DEVICE_ADMIN, "", null, false);
        var told = api.api.parts().records.transact(tx -> EventStore.after(tx, everywhere, 0)).stream()
                .filter(event -> event.event().type() == Event.Type.DEVICE)
                .map(event -> event.event().data().contains("\"online\":true"))
                .toList();
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void rejectedMessagesAreListedOnceAndByDevice() {
        var rejected = new Rejected(
                RejectReason.UNKNOWN_METRIC,
                "level-7",
                "linli/v1/level-7/telemetry",
                "colour",
                20,
                "{}\u0000",
                Instant.now());
        var record = new Arrived("linli.rejected/0/1", "level-7", Json.write(rejected), now());
        api.api.parts().intake().rejected(List.of(record));
        api.api.parts().intake().rejected(List.of(record));
        var listed =
                api.get("devices", "/api/v1/rejected?device=level-7").body().path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/reason").asText()).isEqualTo("UNKNOWN_METRIC");
        assertThat(api.get("devices", "/api/v1/rejected?device=box-1").body().path("items"))
                .isEmpty();
    }

    @Test
    void rejectedMessagesOfAnotherGridAreNotListed() {
        reject("linli.rejected/0/1", "level-9");
        reject("linli.rejected/0/2", "stranger-1");
        assertThat(api.get("devices", "/api/v1/rejected").body().path("items").findValuesAsText("device"))
                .containsExactly("stranger-1");
    }

    private void reject(String place, String device) {
        var rejected = new Rejected(
                RejectReason.EMPTY, device, "linli/v1/" + device + "/telemetry", "no payload", 0, "", Instant.now());
        api.api.parts().intake().rejected(List.of(new Arrived(place, device, Json.write(rejected), now())));
    }

    @Test
    void theListGoesOnPageByPage() {
        var first = api.get("devices", "/api/v1/devices?limit=1").body();
        assertThat(first.at("/items/0/device/id").asText()).isEqualTo("box-1");
        var second = api.get(
                        "devices",
                        "/api/v1/devices?limit=1&after=" + first.path("next").asText())
                .body();
        assertThat(second.at("/items/0/device/id").asText()).isEqualTo("level-7");
    }

    private void hear(Observation observation) {
        api.api
                .parts()
                .intake()
                .observations(List.of(
                        new Arrived("x", observation.subject(), Wire.encode(observation), observation.receivedAt())));
    }

    private static Signal signal(SignalKind kind) {
        return new Signal("site:underpass-east", "level-7", kind, "", Map.of(), now(), now(), Quality.GOOD);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private JsonNode device() {
        var items = api.get("duty", "/api/v1/devices").body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.at("/device/id").asText().equals("level-7"))
                .findFirst()
                .orElseThrow();
    }
}
