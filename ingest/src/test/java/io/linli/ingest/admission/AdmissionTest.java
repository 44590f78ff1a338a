package io.linli.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.ingest.payload.Message;
import io.linli.ingest.payload.PayloadAdapters;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Place FLAT = Place.home("110105001001001", "b3-2-501", null, "3号楼2单元501", SHANGHAI);

    private final Registry registry = new Registry(10, 50);
    private final Admission admission = new Admission(new PayloadAdapters(), registry, 1_000, Clock.systemUTC());
    private long now = NOON.toEpochMilli();

    @BeforeEach
    void register() {
        registry.put(device("motion-1", "gateway-1", true), now);
        registry.put(device("gateway-1", null, true), now);
        registry.put(device("gone-1", "gateway-1", false), now);
    }

    @Test
    void aReadingStandsUnderItsHome() {
        var reading = (Reading) observation(telemetry("motion-1", "{\"motion\":true}"));
        assertThat(reading.subject()).isEqualTo("home:b3-2-501");
        assertThat(reading.observedAt()).isEqualTo(now);
        assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T03:59:58.5Z, GOOD, 2026-03-01T03:59:58.5Z",
        "2026-03-01T11:59:00+08:00, GOOD, 2026-03-01T03:59:00Z",
        "2026-03-01T11:59:00, GOOD, 2026-03-01T03:59:00Z",
        "2026-03-01T04:01:59Z, GOOD, 2026-03-01T04:01:59Z",
        "2026-03-01T04:02:01Z, CLOCK_SUSPECT, 2026-03-01T04:00:00Z",
        "2026-03-01T03:54:59Z, BACKFILL, 2026-03-01T03:54:59Z",
        "2026-02-22T04:00:01Z, BACKFILL, 2026-02-22T04:00:01Z",
        "2026-02-22T03:59:59Z, CLOCK_SUSPECT, 2026-03-01T04:00:00Z",
        "1970-01-01T00:00:00Z, CLOCK_SUSPECT, 2026-03-01T04:00:00Z",
        "2099-01-01T00:00:00Z, CLOCK_SUSPECT, 2026-03-01T04:00:00Z",
        "+999999999-01-01T00:00:00Z, CLOCK_SUSPECT, 2026-03-01T04:00:00Z",
        "yesterday, CLOCK_SUSPECT, 2026-03-01T04:00:00Z"
    })
    void believesAClockWithinReason(String at, Quality quality, Instant observedAt) {
        var reading = (Reading) observation(telemetry("motion-1", "{\"motion\":1,\"at\":\"" + at + "\"}"));
        assertThat(reading.quality()).isEqualTo(quality);
        assertThat(Instant.ofEpochMilli(reading.observedAt())).isEqualTo(observedAt);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "yesterday", "2026-02-30T00:00:00Z"})
    void aSenselessTimeIsRejectedAndItsValueFlows(String at) {
        var admitted = telemetry("motion-1", "{\"motion\":1,\"at\":\"" + at + "\"}");
        assertThat(admitted.observations()).hasSize(1);
        assertThat(reasons(admitted)).containsExactly(RejectReason.BAD_TIME);
    }

    @Test
    void whatIsRetainedIsASnapshot() {
        var payload = "{\"battery\":80}".getBytes(StandardCharsets.UTF_8);
        var admitted = admission.admit(Message.of("linli/v1/motion-1/state", payload, true), now, false);
        assertThat(admitted.observations()).extracting(AdmissionTest::quality).containsOnly(Quality.SNAPSHOT);
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        telemetry("motion-1", "{\"motion\":1,\"seq\":7}");
        telemetry("motion-1", "{\"motion\":1,\"at\":\"2026-03-01T03:59:00Z\"}");
        var event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"io.linli.callbox.sos.pressed\"}";
        message("motion-1/event", event);
        assertThat(telemetry("motion-1", "{\"motion\":1,\"seq\":7}").duplicates())
                .isEqualTo(1);
        assertThat(telemetry("motion-1", "{\"motion\":1,\"at\":\"2026-03-01T11:59:00+08:00\"}")
                        .duplicates())
                .isEqualTo(1);
        assertThat(message("motion-1/event", event).observations()).isEmpty();
    }

    @Test
    void theSameValueAgainIsNoDuplicate() {
        telemetry("motion-1", "{\"motion\":1}");
        assertThat(telemetry("motion-1", "{\"motion\":1}").observations()).hasSize(1);
    }

    @Test
    void anotherValueOfTheSameMillisecondIsNoDuplicate() {
        var time = ",\"at\":\"2026-03-01T03:59:00Z\"";
        telemetry("motion-1", "{\"motion\":0" + time + "}");
        telemetry("motion-1", "{\"motion\":0,\"seq\":3" + time + "}");
        assertThat(telemetry("motion-1", "{\"motion\":1" + time + "}").duplicates())
                .isZero();
        assertThat(telemetry("motion-1", "{\"motion\":1,\"seq\":3" + time + "}").duplicates())
                .isZero();
        assertThat(telemetry("motion-1", "{\"motion\":1,\"seq\":3" + time + "}").duplicates())
                .isEqualTo(1);
    }

    @Test
    void aDeviceThatStartsAnewMayCountAnew() {
        telemetry("motion-1", "{\"motion\":1,\"seq\":1}");
        message("motion-1/lwt", "{\"online\":true}");
        assertThat(telemetry("motion-1", "{\"motion\":1,\"seq\":1}").observations())
                .hasSize(1);
    }

    @Test
    void aClockThatStandsStillMakesNoDuplicates() {
        telemetry("motion-1", "{\"motion\":1,\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(telemetry("motion-1", "{\"motion\":1,\"at\":\"1970-01-01T00:00:00Z\"}")
                        .observations())
                .hasSize(1);
    }

    @Test
    void aDeviceMayNotSpeakTooFastButMayCallForHelp() {
        for (var i = 0; i < 50; i++) {
            assertThat(telemetry("motion-1", "{\"motion\":1}").observations()).hasSize(1);
        }
        assertThat(reasons(telemetry("motion-1", "{\"motion\":1}"))).containsExactly(RejectReason.TOO_FAST);
        assertThat(telemetry("motion-1", "{\"sos\":1}").observations()).hasSize(1);
        assertThat(telemetry("gateway-1", "{\"motion\":1}").observations()).hasSize(1);
        now += 100;
        assertThat(telemetry("motion-1", "{\"motion\":1}").observations()).hasSize(1);
    }

    @Test
    void whatWaitedAtTheBrokerHasNoPaceOfItsOwn() {
        var payload = "{\"motion\":1}".getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 500; i++) {
            var admitted = admission.admit(Message.of("linli/v1/motion-1/telemetry", payload, false), now, true);
            assertThat(admitted.rejected()).isEmpty();
        }
    }

    @Test
    void aDeviceMeasuresWhatTheRegistrySaysAndAnyMaySayHowItIsOrCallForHelp() {
        var admitted = telemetry("motion-1", "{\"motion\":1,\"water_level\":620,\"battery\":80,\"sos\":1}");
        assertThat(admitted.observations())
                .extracting(said -> ((Reading) said).metric())
                .containsExactly(Metric.MOTION, Metric.BATTERY, Metric.SOS);
        assertThat(reasons(admitted)).containsExactly(RejectReason.UNDECLARED_METRIC);
        assertThat(admitted.rejected().get(0).detail()).startsWith("water_level is not among its metrics");
    }

    @Test
    void onlyAParentSpeaksForAChild() {
        var admitted = telemetry(
                "gateway-1",
                "[{\"device\":\"motion-1\",\"motion\":1},{\"device\":\"gone-1\",\"motion\":1},"
                        + "{\"device\":\"nobody\",\"motion\":1}]");
        assertThat(admitted.observations()).hasSize(1);
        assertThat(reasons(admitted)).containsExactly(RejectReason.RETIRED_DEVICE, RejectReason.UNKNOWN_DEVICE);
        assertThat(reasons(telemetry("motion-1", "{\"device\":\"gateway-1\",\"motion\":1}")))
                .containsExactly(RejectReason.NOT_ITS_CHILD);
    }

    @Test
    void strangersAndRetiredDevicesAreRejectedWithTheirMessage() {
        var stranger = telemetry("nobody", "{\"motion\":1}");
        assertThat(reasons(stranger)).containsExactly(RejectReason.UNKNOWN_DEVICE);
        assertThat(stranger.rejected().get(0).device()).isEqualTo("nobody");
        assertThat(stranger.rejected().get(0).head()).isEqualTo("{\"motion\":1}");
        assertThat(reasons(telemetry("gone-1", "{\"motion\":1}"))).containsExactly(RejectReason.RETIRED_DEVICE);
    }

    @Test
    void aBatchOfNonsenseBecomesFewRecordsThatSayHowMany() {
        var admitted = telemetry("motion-1", "[" + "1,".repeat(999) + "1]");
        assertThat(admitted.rejected()).hasSize(20);
        assertThat(admitted.rejected().get(19).detail()).endsWith("980 more faults in this message");
    }

    @Test
    void motionThatIsRepeatedWithANewTimeIsMotion() {
        registry.put(device("0x00158d0001a2b3c4", "gateway-1", true), now);
        assertThat(zigbee("04:00:00").observations()).hasSize(1);
        assertThat(zigbee("04:00:00").observations()).isEmpty();
        assertThat(zigbee("04:01:00").observations()).hasSize(1);
    }

    private Admitted zigbee(String time) {
        var payload = "{\"occupancy\": true, \"last_seen\": \"2026-03-01T" + time + "Z\"}";
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        return admission.admit(Message.of("zigbee2mqtt/gateway-1/0x00158d0001a2b3c4", bytes, false), now, false);
    }

    private Observation observation(Admitted admitted) {
        assertThat(admitted.observations()).hasSize(1);
        return admitted.observations().get(0);
    }

    private Admitted telemetry(String device, String payload) {
        return message(device + "/telemetry", payload);
    }

    private Admitted message(String topic, String payload) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        return admission.admit(Message.of("linli/v1/" + topic, bytes, false), now, false);
    }

    private static List<RejectReason> reasons(Admitted admitted) {
        return admitted.rejected().stream().map(Rejected::reason).toList();
    }

    private static Quality quality(Observation observation) {
        return observation instanceof Reading reading ? reading.quality() : ((Signal) observation).quality();
    }

    static Device device(String id, String parent, boolean active) {
        return new Device(
                id,
                DeviceKind.SENSOR,
                Set.of(Metric.MOTION),
                FLAT,
                parent,
                false,
                Duration.ofMinutes(5),
                Set.of(),
                Map.of(),
                1,
                null,
                active);
    }
}
