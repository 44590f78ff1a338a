package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A Zigbee2MQTT as it speaks by default, through a real broker into a real log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ZigbeeIT {
    private static final Place FLAT =
            Place.home("110105001001001", "b3-2-501", null, "3号楼2单元501", ZoneId.of("Asia/Shanghai"));
    private static final String MOTION = "0x00158d0001a2b3c4";
    private static final String DOOR = "0x00158d0001a2b3c5";
    private static final String BASE = "zigbee2mqtt/gw-501/";
    private static final String DIRECTORY = """
            [{"ieee_address": "0x00124b0018e00001", "type": "Coordinator", "friendly_name": "Coordinator"},
             {"ieee_address": "%s", "type": "EndDevice", "friendly_name": "bathroom/motion"%s},
             {"ieee_address": "%s", "type": "EndDevice", "friendly_name": "door"}]""";

    private IngestHouse house;
    private MqttParty gateway;

    @BeforeAll
    void start() throws Exception {
        house = new IngestHouse();
        house.register(
                device("gw-501", DeviceKind.GATEWAY, null),
                device(MOTION, DeviceKind.SENSOR, "gw-501", Metric.MOTION),
                device(DOOR, DeviceKind.SENSOR, "gw-501", Metric.CONTACT_OPEN));
        house.startIngest();
        gateway = house.device("gw-501").connect();
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        house.close();
    }

    @Test
    @Order(1)
    void whoIsCalledWhatIsReadHoweverLongTheListIs() throws Exception {
        var definition = ", \"definition\": {\"exposes\": ["
                + "{\"type\": \"binary\", \"name\": \"occupancy\"},".repeat(20_000) + "{}]}";
        keep("bridge/devices", DIRECTORY.formatted(MOTION, definition, DOOR));
        say("bathroom/motion", "{\"occupancy\": true, \"battery\": 90}");
        say("door", "{\"contact\": true}");
        await().untilAsserted(() -> assertThat(readings())
                .extracting(Reading::device, Reading::metric, Reading::value)
                .contains(
                        tuple(MOTION, Metric.MOTION, 1.0),
                        tuple(MOTION, Metric.BATTERY, 90.0),
                        tuple(DOOR, Metric.CONTACT_OPEN, 0.0)));
    }

    @Test
    @Order(2)
    void aStateThatIsRepeatedHasNotHappenedAgain() throws Exception {
        say("bathroom/motion", "{\"occupancy\": true, \"battery\": 89}");
        say("bathroom/motion", "{\"occupancy\": false, \"battery\": 89}");
        say("bathroom/motion", "{\"occupancy\": false, \"battery\": 88}");
        await().until(() -> values(MOTION, Metric.BATTERY).contains(88.0));
        assertThat(values(MOTION, Metric.MOTION)).containsExactly(1.0, 0.0);
    }

    @Test
    @Order(3)
    void whoIsThereIsToldByAvailability() throws Exception {
        keep("door/availability", "{\"state\": \"offline\"}");
        await().untilAsserted(() -> assertThat(house.log(Signal.class))
                .filteredOn(signal -> signal.device().equals(DOOR))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.OFFLINE));
    }

    @Test
    @Order(4)
    void whatWaitedUnderANameWhileIngestWasAwayIsUnderstoodAfterwards() throws Exception {
        house.stopIngest();
        say("bathroom/motion", "{\"occupancy\": true, \"battery\": 87}");
        say("door", "{\"contact\": false}");
        house.startIngest();
        await().until(() -> values(DOOR, Metric.CONTACT_OPEN).contains(1.0));
        assertThat(values(MOTION, Metric.BATTERY)).endsWith(87.0);
        assertThat(house.rejected()).extracting(Rejected::detail).isEmpty();
        assertThat(house.log(Signal.class))
                .filteredOn(signal -> signal.device().equals(DOOR))
                .extracting(Signal::quality)
                .endsWith(Quality.SNAPSHOT);
    }

    @Test
    @Order(5)
    void aGatewayHasItsOwnBaseTopicOnly() throws Exception {
        assertThat(gateway.publish("zigbee2mqtt/gw-502/door", "{}")).isEqualTo(0x87);
        assertThat(gateway.subscribe("zigbee2mqtt/#")).isEqualTo(0x87);
        assertThat(gateway.subscribe(BASE + "#")).isEqualTo(1);
    }

    private void say(String name, String state) throws MqttException {
        gateway.publish(BASE + name, state);
    }

    private void keep(String name, String state) throws MqttException {
        gateway.publish(BASE + name, state, message -> message.setRetained(true));
    }

    private List<Reading> readings() {
        return house.log(Reading.class);
    }

    private List<Double> values(String device, Metric metric) {
        return readings().stream()
                .filter(reading -> reading.device().equals(device) && reading.metric() == metric)
                .map(Reading::value)
                .toList();
    }

    private static Device device(String id, DeviceKind kind, String parent, Metric... metrics) {
        return new Device(
                id,
                kind,
                Set.of(metrics),
                FLAT,
                parent,
                false,
                Duration.ofHours(25),
                Set.of(),
                Map.of(),
                1,
                null,
                true);
    }
}
