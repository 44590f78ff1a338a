package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.stream.Streaming.Arrived;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Twelve thousand devices, looked through page by page by those who look after them. */
class SurveyIT {
    private static final int MANY = 12_000;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        api.api.parts().records.transact(tx -> {
            for (var i = 0; i < MANY; i++) {
                api.api.parts().registry.put(tx, sensor(i));
            }
            return MANY;
        });
        var heard = new ArrayList<Observation>();
        for (var i = 0; i < MANY; i++) {
            heard.add(battery(i, i % 1_000 == 7 ? 4 : 90, now() - (i % 1_000 == 3 ? 36_000_000 : 0)));
        }
        hear(heard.toArray(Observation[]::new));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Device sensor(int i) {
        var home = "m" + i / 10;
        var place = Place.home(Community.GRID, home, "hall", "柳荫社区" + home, Community.ZONE);
        return Device.sensor(id(i), Metric.WATER_LEAK, place, Duration.ofMinutes(10));
    }

    private static String id(int i) {
        return "leak-%05d".formatted(i);
    }

    private static Reading battery(int i, double percent, long at) {
        return new Reading("home:m" + i / 10, id(i), Metric.BATTERY, percent, at, at, Quality.GOOD);
    }

    @Test
    void countsAreOfAllAndThePageIsSmall() {
        var page = survey("devices", "&limit=20");
        assertThat(page.path("items")).hasSize(20);
        assertThat(page.path("total").asInt()).isEqualTo(MANY + 2);
        assertThat(page.at("/counts/all").asInt()).isEqualTo(MANY + 2);
        assertThat(page.at("/counts/low_battery").asInt()).isEqualTo(12);
        assertThat(page.at("/categories/water_leak").asInt()).isEqualTo(MANY);
    }

    @Test
    void whatCannotBeHeardComesFirst() {
        var first = survey("devices", "&limit=12&category=water_leak").path("items");
        assertThat(first.findValuesAsText("reason")).containsOnly("missed");
        assertThat(first.at("/0/device/id").asText()).isEqualTo("leak-00003");
    }

    @Test
    void aStateNarrowsTheListAndItGoesOnPageByPage() {
        var page = survey("devices", "&state=low_battery&limit=5&offset=10");
        assertThat(page.path("total").asInt()).isEqualTo(12);
        assertThat(page.path("items").findValuesAsText("id")).containsExactly("leak-10007", "leak-11007");
        assertThat(page.path("items").findValuesAsText("reason")).containsOnly("battery_low");
    }

    @Test
    void aPartOfItsNameOrAddressFindsIt() {
        assertThat(survey("devices", "&q=LEAK-0123").path("total").asInt()).isEqualTo(10);
        assertThat(survey("devices", "&q=%E6%9F%B3%E8%8D%AB%E7%A4%BE%E5%8C%BAm42")
                        .path("total")
                        .asInt())
                .isEqualTo(110);
    }

    @Test
    void anotherGridsDevicesAreNeitherListedNorCounted() {
        var page = survey("other", "");
        assertThat(page.at("/counts/all").asInt()).isEqualTo(1);
        assertThat(page.at("/items/0/device/id").asText()).isEqualTo("level-9");
    }

    @Test
    void aTimeWithoutAWordGoesFromTheLastToTheNext() {
        var last = now() - 60_000;
        hear(battery(5_005, 90, last));
        write();
        hear(new Signal("home:m500", id(5_005), SignalKind.OFFLINE, "", Map.of(), now(), now(), Quality.GOOD));
        write();
        assertThat(outages(5_005))
                .singleElement()
                .satisfies(outage -> assertThat(outage.has("to")).isFalse());
        var back = now();
        hear(battery(5_005, 90, back));
        write();
        assertThat(outages(5_005))
                .singleElement()
                .satisfies(outage ->
                        assertThat(Instant.parse(outage.path("to").asText())).isEqualTo(Instant.ofEpochMilli(back)));
    }

    @Test
    void whatIsNotTakenIsGroupedAndStrangersWait() {
        reject("linli.rejected/0/1", RejectReason.UNKNOWN_METRIC, "leak-00001", "cmH2O");
        reject("linli.rejected/0/2", RejectReason.UNKNOWN_METRIC, "leak-00001", "cmH2O again");
        reject("linli.rejected/0/3", RejectReason.UNKNOWN_DEVICE, "0x00158d0008a1c2", "not in the registry");
        reject("linli.rejected/0/4", RejectReason.UNKNOWN_DEVICE, "0x00158d0008a1c2", "not in the registry");
        var groups = api.get("devices", "/api/v1/rejected/groups").body().path("items");
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.path("count").asInt()).isEqualTo(2);
            assertThat(group.at("/last/detail").asText()).isEqualTo("cmH2O again");
        });
        var strangers = api.get("devices", "/api/v1/rejected/unknown").body().path("items");
        assertThat(strangers).singleElement().satisfies(stranger -> {
            assertThat(stranger.path("count").asInt()).isEqualTo(2);
            assertThat(stranger.at("/last/device").asText()).isEqualTo("0x00158d0008a1c2");
        });
        assertThat(survey("devices", "&state=quarantined").path("items").findValuesAsText("rejected"))
                .containsExactly("2");
    }

    private static void reject(String place, RejectReason reason, String device, String detail) {
        var rejected =
                new Rejected(reason, device, "linli/v1/" + device + "/telemetry", detail, 2, "{}", Instant.now());
        api.api.parts().intake().rejected(List.of(new Arrived(place, device, Json.write(rejected), now())));
    }

    private static void hear(Observation... observations) {
        api.api
                .parts()
                .intake()
                .observations(Arrays.stream(observations)
                        .map(seen -> new Arrived("x", seen.subject(), Wire.encode(seen), seen.receivedAt()))
                        .toList());
    }

    private static void write() {
        api.api.parts().liveness.write();
    }

    private static JsonNode outages(int device) {
        return survey("devices", "&q=" + id(device)).at("/items/0/outages");
    }

    private static JsonNode survey(String username, String query) {
        return api.get(username, "/api/v1/devices?order=attention" + query).body();
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
