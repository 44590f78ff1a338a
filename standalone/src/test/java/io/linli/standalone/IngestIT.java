package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.Beacon;
import io.linli.model.Command;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What devices say and hear, through a real broker and a real log. */
class IngestIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Place UNDERPASS = Place.site("110105001001001", "underpass-east", "东下穿通道", SHANGHAI);
    private static final Place FLAT = Place.home("110105001001001", "b3-2-501", null, "3号楼2单元501", SHANGHAI);
    private static IngestHouse house;

    @BeforeAll
    static void start() throws Exception {
        house = new IngestHouse();
        house.register(
                Device.sensor("level-7", Metric.WATER_LEVEL, UNDERPASS, Duration.ofMinutes(1)),
                Device.sensor("level-8", Metric.WATER_LEVEL, UNDERPASS, Duration.ofMinutes(1)),
                Device.sensor("level-9", Metric.WATER_LEVEL, UNDERPASS, Duration.ofMinutes(1)),
                of("gateway-1", DeviceKind.GATEWAY, null),
                of("motion-1", DeviceKind.SENSOR, "gateway-1"),
                of("box-1", DeviceKind.CALL_BOX, null),
                of("box-2", DeviceKind.CALL_BOX, null),
                of("box-3", DeviceKind.CALL_BOX, null));
        house.startIngest();
    }

    @AfterAll
    static void stop() throws Exception {
        house.close();
    }

    @Test
    void aReadingStandsInTheLogOfItsSiteBehindItsDevicesRecord() throws Exception {
        try (var device = house.device("level-7").connect()) {
            device.publish("linli/v1/level-7/telemetry", "{\"water_level\": 12, \"seq\": 1}");
        }
        await().until(() -> readings("level-7").size() == 1);
        assertThat(readings("level-7").get(0).value()).isEqualTo(12);
        assertThat(house.log())
                .extracting(IngestHouse.Entry::observation)
                .filteredOn(it -> it.subject().equals("site:underpass-east"))
                .first()
                .isInstanceOf(DeviceRecord.class);
    }

    @Test
    void aGatewaySpeaksForItsChildrenOnly() throws Exception {
        try (var device = house.device("gateway-1").connect()) {
            device.publish(
                    "linli/v1/gateway-1/telemetry",
                    "[{\"device\":\"motion-1\",\"motion\":true},{\"device\":\"box-1\",\"motion\":true},"
                            + "{\"device\":\"nobody\",\"motion\":1},{\"uptime\":5}]");
        }
        await().until(() ->
                readings("motion-1").size() == 1 && readings("gateway-1").size() == 1);
        assertThat(rejected("box-1")).extracting(Rejected::reason).contains(RejectReason.NOT_ITS_CHILD);
        assertThat(rejected("nobody")).extracting(Rejected::reason).containsExactly(RejectReason.UNKNOWN_DEVICE);
    }

    @Test
    void whatIsBadIsRejectedAndItsNeighboursFlow() throws Exception {
        try (var device = house.device("level-8").connect()) {
            device.publish("linli/v1/level-8/telemetry", "{\"water_level\": 1");
            device.publish(
                    "linli/v1/level-8/telemetry",
                    "{\"water_level\": NaN, \"battery\": 1e999, \"colour\": 1, \"rssi\":-70}");
            device.publish("linli/v1/level-8/telemetry", "[".repeat(40) + "]".repeat(40));
            device.publish("linli/v1/level-8/telemetry", "{\"water_level\": 2, \"at\": \"1970-01-01T00:00:07Z\"}");
            device.publish("linli/v1/level-8/telemetry", " ".repeat(100_000));
            try (var socket = house.socket()) {
                socket.connect("level-7", "level-7", Parts.passwordOf("level-7"));
                assertThat(socket.isCutOffBy("linli/v1/level-7/telemetry", new byte[4 << 20]))
                        .isTrue();
            }
            device.publish("linli/v1/level-8/telemetry", "{\"water_level\": 3}");
        }
        await().until(() -> readings("level-8").size() == 3);
        assertThat(readings("level-8")).extracting(Reading::value).containsExactly(-70.0, 2.0, 3.0);
        assertThat(readings("level-8").get(1).quality()).isEqualTo(Quality.CLOCK_SUSPECT);
        assertThat(rejected("level-8"))
                .extracting(Rejected::reason)
                .containsExactly(
                        RejectReason.MALFORMED,
                        RejectReason.OUT_OF_RANGE,
                        RejectReason.OUT_OF_RANGE,
                        RejectReason.UNKNOWN_METRIC,
                        RejectReason.TOO_DEEP,
                        RejectReason.BAD_TIME,
                        RejectReason.TOO_LARGE);
    }

    @Test
    void aDeviceNobodyKnowsWaitsToBeClaimed() throws Exception {
        try (var device = house.device("stranger-1").connect()) {
            device.publish("linli/v1/stranger-1/telemetry", "{\"motion\": 1}");
        }
        await().until(() -> rejected("stranger-1").size() == 1);
        assertThat(rejected("stranger-1").get(0).head()).isEqualTo("{\"motion\": 1}");
    }

    @Test
    void aFloodOfRefusedMessagesBecomesFewRecordsThatSayHowMany() throws Exception {
        try (var device = house.device("level-9").connect()) {
            for (var i = 0; i < 500; i++) {
                device.publish("linli/v1/level-9/telemetry", "{\"motion\": 1}");
            }
        }
        await().until(() ->
                rejected("level-9").stream().mapToInt(Rejected::count).sum() == 500);
        assertThat(rejected("level-9"))
                .hasSizeLessThan(20)
                .extracting(Rejected::reason)
                .containsOnly(RejectReason.UNDECLARED_METRIC, RejectReason.TOO_FAST);
    }

    @Test
    void aPressIsHeardOnce() throws Exception {
        var press =
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/box-1\",\"type\":\"io.linli.callbox.sos.pressed\","
                        + "\"data\":{\"pressId\":\"p1\",\"button\":\"main\"}}";
        try (var device = house.device("box-1").connect()) {
            device.publish("linli/v1/box-1/event", press);
            device.publish("linli/v1/box-1/event", press);
            device.publish("linli/v1/box-1/lwt", "{\"online\":true}", message -> message.setRetained(true));
        }
        await().until(() -> signals("box-1").size() == 2);
        assertThat(signals("box-1"))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.SOS_PRESSED, SignalKind.ONLINE);
        assertThat(signals("box-1").get(0).ref()).isEqualTo("p1");
    }

    @Test
    void aCommandReachesItsBoxAndItsAnswerTheLog() throws Exception {
        try (var box = house.device("box-2").connect()) {
            box.subscribe("linli/v1/box-2/cmd");
            house.command(command("c1", "box-2", Duration.ofSeconds(30)));
            var heard = box.hear();
            assertThat(heard).isNotNull();
            assertThat(heard.payload()).contains("\"id\":\"c1\"").contains("\"type\":\"ack\"");
            box.publish("linli/v1/box-2/cmdack", "{\"id\":\"c1\",\"reason\":\"done\"}");
        }
        await().until(() -> signals("box-2").size() == 1);
        assertThat(signals("box-2").get(0).ref()).isEqualTo("c1");
        assertThat(signals("box-2").get(0).data()).containsEntry("reason", "done");
    }

    @Test
    void aCommandThatNobodyAnswersIsSaidToBeAndNotByTheDevice() {
        house.command(command("c2", "box-3", Duration.ofSeconds(3)));
        await().atMost(Duration.ofSeconds(15)).until(() -> signals("").size() == 1);
        var said = signals("").get(0);
        assertThat(said.kind()).isEqualTo(SignalKind.COMMAND_ANSWERED);
        assertThat(said.ref()).isEqualTo("c2");
        assertThat(said.data()).containsEntry("reason", "timeout").containsEntry("device", "box-3");
    }

    @Test
    void beaconsStandInEveryPartitionAndStampsNeverGoBack() {
        await().until(() -> house.log(Beacon.class).size() > 20);
        for (var partition = 0; partition < IngestHouse.PARTITIONS; partition++) {
            var of = partition;
            var stamps = house.log().stream()
                    .filter(entry -> entry.partition() == of)
                    .map(entry -> entry.observation().receivedAt())
                    .toList();
            assertThat(stamps).isSorted().hasSizeGreaterThan(5);
        }
    }

    @Test
    void tellsHowItIs() throws Exception {
        await().until(() -> get("/health/ready").statusCode() == 200);
        assertThat(get("/health/ready").body()).contains("mqtt", "kafka", "directory", "hearing");
        assertThat(get("/metrics").body()).contains("linli_ingest_messages_total", "linli_ingest_unacknowledged");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        var address = URI.create("http://127.0.0.1:" + house.ingest().port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Command command(String id, String device, Duration life) {
        var now = Instant.now();
        return new Command(id, device, "ack", Map.of("pressId", "p9", "tone", "reassure"), now, now.plus(life));
    }

    private static List<Reading> readings(String device) {
        return house.log(Reading.class).stream()
                .filter(it -> it.device().equals(device))
                .toList();
    }

    private static List<Signal> signals(String device) {
        return house.log(Signal.class).stream()
                .filter(it -> it.device().equals(device))
                .toList();
    }

    private static List<Rejected> rejected(String device) {
        return house.rejected().stream()
                .filter(it -> device.equals(it.device()))
                .toList();
    }

    private static Device of(String id, DeviceKind kind, String parent) {
        return new Device(
                id,
                kind,
                kind == DeviceKind.SENSOR ? Set.of(Metric.MOTION) : Set.of(),
                FLAT,
                parent,
                false,
                Duration.ofMinutes(5),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }
}
