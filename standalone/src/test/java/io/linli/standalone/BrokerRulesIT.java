package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerRulesIT {
    private static final int NOT_AUTHORIZED = 0x87;

    private final EmbeddedBroker broker = Parts.broker();

    @Test
    void nobodyComesInWithoutAName() throws Exception {
        try (var socket = new MqttSocket(broker.port())) {
            assertThat(socket.connect("somebody", null, null).body()[1]).isNotZero();
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (var socket = new MqttSocket(broker.port())) {
            assertThat(socket.connect("level-1", "level-1", "wrong").body()[1]).isEqualTo((byte) 5);
        }
    }

    @Test
    void theSecretOfIngestIsAskedFor() throws Exception {
        try (var socket = new MqttSocket(broker.port())) {
            assertThat(socket.connect("ingest", "ingest", Parts.passwordOf("ingest"))
                            .body()[1])
                    .isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "#", "a.b", "a/b", "*", "a::b", "$sys"})
    void aNameThatMeansSomethingInATopicIsRefused(String user) throws Exception {
        try (var socket = new MqttSocket(broker.port())) {
            assertThat(socket.connect("plain", user, Parts.passwordOf(user)).body()[1])
                    .isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"telemetry", "event", "state", "lwt", "cmdack"})
    void aDeviceSpeaksUnderItsOwnName(String word) throws Exception {
        try (var device = MqttParty.device(broker.port(), "level-1").connect()) {
            assertThat(device.publish("linli/v1/level-1/" + word, "{}")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linli/v1/level-2/telemetry",
                "linli/v1/level-1/cmd",
                "linli/v1/level-1/telemetry/more",
                "linli/v1/level-1",
                "linli.v1.level-1.telemetry",
                "activemq/management",
                "anything"
            })
    void aDeviceSpeaksNowhereElse(String topic) throws Exception {
        try (var device = MqttParty.device(broker.port(), "level-1").connect()) {
            assertThat(device.publish(topic, "{}")).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void aRefusedMessageReachesNobody() throws Exception {
        try (var ingest = MqttParty.ingest(broker.port(), "refused").connect();
                var device = MqttParty.device(broker.port(), "level-1").connect()) {
            ingest.subscribe("linli/v1/+/event");
            device.publish("linli/v1/level-2/event", "not mine");
            device.publish("linli/v1/level-1/event", "mine");
            assertThat(ingest.hear()).isEqualTo(new MqttParty.Heard("linli/v1/level-1/event", "mine", false));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#", "+/+/+/telemetry", "linli/v1/+/cmd", "linli/v1/level-2/cmd", "linli/v1/level-1/telemetry"})
    void aDeviceHearsNothingButItsCommands(String filter) throws Exception {
        try (var device = MqttParty.device(broker.port(), "level-1").connect()) {
            assertThat(device.subscribe(filter)).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void aDeviceHearsItsCommands() throws Exception {
        try (var ingest = MqttParty.ingest(broker.port(), "commander").connect();
                var device = MqttParty.device(broker.port(), "box-1").connect()) {
            assertThat(device.subscribe("linli/v1/box-1/cmd")).isEqualTo(1);
            ingest.publish("linli/v1/box-1/cmd", "tone");
            assertThat(device.hear()).isEqualTo(new MqttParty.Heard("linli/v1/box-1/cmd", "tone", false));
        }
    }

    @Test
    void theQueueOfIngestCannotBeNamedAndDeletedByADevice() throws Exception {
        try (var ingest = MqttParty.ingest(broker.port(), "keeps").comeBack()) {
            ingest.subscribe("linli/v1/+/state");
            ingest.leave();
        }
        try (var thief = new MqttSocket(broker.port())) {
            thief.connect("level-3", "level-3", Parts.passwordOf("level-3"));
            assertThat(thief.subscribe("$share/ingest-keeps/linli/v1/+/state").type())
                    .as("connection closed")
                    .isZero();
        }
        try (var thief = new MqttSocket(broker.port())) {
            var answer = thief.connect("ingest-keeps", "level-3", Parts.passwordOf("level-3"));
            assertThat(answer.body()[1]).isNotZero();
        }
        try (var thief = new MqttSocket(broker.port())) {
            assertThat(thief.connect("ingest-keeps", "ingest", "guessed").body()[1])
                    .isNotZero();
        }
        try (var device = MqttParty.device(broker.port(), "level-1").connect();
                var ingest = MqttParty.ingest(broker.port(), "keeps")) {
            device.publish("linli/v1/level-1/state", "still kept");
            assertThat(ingest.comeBack().hear())
                    .isEqualTo(new MqttParty.Heard("linli/v1/level-1/state", "still kept", false));
        }
    }

    @Test
    void aConnectedClientIsNotPushedOutByAnotherUser() throws Exception {
        try (var device = MqttParty.device(broker.port(), "level-4").connect();
                var thief = new MqttSocket(broker.port())) {
            assertThat(thief.connect("level-4", "level-5", Parts.passwordOf("level-5"))
                            .body()[1])
                    .isNotZero();
            assertThat(device.publish("linli/v1/level-4/telemetry", "{}")).isZero();
        }
    }

    @Test
    void aDroppedUserIsGoneAtOnceAndItsWillIsSaid() throws Exception {
        try (var ingest = MqttParty.ingest(broker.port(), "wills").connect();
                var device = MqttParty.device(broker.port(), "level-6")) {
            ingest.subscribe("linli/v1/level-6/lwt");
            var will = new MqttMessage("gone".getBytes(StandardCharsets.UTF_8), 1, true, null);
            device.with(it -> it.setWill("linli/v1/level-6/lwt", will)).connect();
            broker.disconnect("level-6");
            await().until(() -> !device.isConnected());
            assertThat(ingest.hear()).extracting(MqttParty.Heard::payload).isEqualTo("gone");
        }
    }

    @Test
    void aPacketTooLargeEndsItsConnectionAndNoOther() throws Exception {
        try (var neighbour = MqttParty.device(broker.port(), "level-1").connect();
                var giant = new MqttSocket(broker.port())) {
            giant.connect("level-7", "level-7", Parts.passwordOf("level-7"));
            assertThat(giant.isCutOffBy("linli/v1/level-7/telemetry", new byte[4 << 20]))
                    .isTrue();
            assertThat(neighbour.publish("linli/v1/level-1/telemetry", "{}")).isZero();
        }
    }
}
