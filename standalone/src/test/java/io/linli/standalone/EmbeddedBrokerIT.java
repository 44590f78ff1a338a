package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerIT {

    @Test
    void whatItAcknowledgedOutlivesItsProcess() throws Exception {
        var data = Parts.folder("killed-broker");
        var port = FreePort.orWanted(0);
        try (var first = Child.start(data, port)) {
            try (var ingest = MqttParty.ingest(port).comeBack()) {
                ingest.subscribe("linli/v1/+/telemetry");
                ingest.leave();
            }
            try (var device = MqttParty.device(port, "level-7").connect()) {
                for (int i = 0; i < 50; i++) {
                    device.publish("linli/v1/level-7/telemetry", "reading " + i);
                }
            }
            first.kill();
        }
        try (var second = Child.start(data, port);
                var ingest = MqttParty.ingest(port).comeBack()) {
            var expected = IntStream.range(0, 50).mapToObj(i -> "reading " + i).toList();
            await().atMost(Duration.ofSeconds(10)).until(() -> ingest.waiting() == 50);
            assertThat(ingest.payloads()).isEqualTo(expected);
        }
    }

    @Test
    void whatADeviceSendsWithoutWaitingIsHeardInItsOrder() throws Exception {
        var port = FreePort.orWanted(0);
        var devices = List.of("order-1", "order-2", "order-3", "order-4");
        var numbers = IntStream.range(0, 4_000).mapToObj(Integer::toString).toList();
        try (var broker = EmbeddedBroker.start(Parts.folder("order"), "127.0.0.1", port, Parts.rules())
                        .open();
                var ingest = MqttParty.ingest(broker.port(), "order")
                        .with(options -> options.setReceiveMaximum(100))
                        .connect()) {
            ingest.subscribe("linli/v1/+/telemetry");
            var sending = devices.stream()
                    .map(device -> CompletableFuture.runAsync(() -> send(port, device, numbers)))
                    .toList();
            sending.forEach(CompletableFuture::join);
            await().atMost(Duration.ofSeconds(20)).until(() -> ingest.waiting() >= devices.size() * numbers.size());
            for (var device : devices) {
                assertThat(ingest.payloads("linli/v1/" + device + "/telemetry")).isEqualTo(numbers);
            }
        }
    }

    private static void send(int port, String id, List<String> payloads) {
        try (var device = MqttParty.device(port, id).connect()) {
            device.publishAll("linli/v1/" + id + "/telemetry", payloads);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRetainedStateGreetsALateListenerMarkedAsSuch() throws Exception {
        var port = Parts.broker().port();
        try (var device = MqttParty.device(port, "meter-1").connect();
                var ingest = MqttParty.ingest(port, "late").connect()) {
            device.publish("linli/v1/meter-1/state", "{\"uptime\":1}", message -> message.setRetained(true));
            ingest.subscribe("linli/v1/meter-1/state");
            assertThat(ingest.hear()).isEqualTo(new MqttParty.Heard("linli/v1/meter-1/state", "{\"uptime\":1}", true));
        }
    }

    @Test
    void aCommandPastItsTimeIsNotDelivered() throws Exception {
        var port = Parts.broker().port();
        try (var device = MqttParty.device(port, "box-2").comeBack()) {
            device.subscribe("linli/v1/box-2/cmd");
            device.leave();
        }
        try (var ingest = MqttParty.ingest(port, "expiry").connect();
                var device = MqttParty.device(port, "box-2")) {
            ingest.publish(
                    "linli/v1/box-2/cmd",
                    "too late",
                    message -> message.getProperties().setMessageExpiryInterval(1L));
            ingest.publish("linli/v1/box-2/cmd", "in time");
            var expired = Instant.now().plusMillis(1100);
            await().until(() -> Instant.now().isAfter(expired));
            assertThat(device.comeBack().hear())
                    .extracting(MqttParty.Heard::payload)
                    .isEqualTo("in time");
        }
    }

    @Test
    void sharedListenersDivideTheWork() throws Exception {
        var port = Parts.broker().port();
        try (var one = MqttParty.ingest(port, "share-1").connect();
                var other = MqttParty.ingest(port, "share-2").connect();
                var device = MqttParty.device(port, "level-8").connect()) {
            one.subscribe("$share/workers/linli/v1/level-8/event");
            other.subscribe("$share/workers/linli/v1/level-8/event");
            for (int i = 0; i < 10; i++) {
                device.publish("linli/v1/level-8/event", "event " + i);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> one.waiting() + other.waiting() == 10);
            assertThat(one.waiting()).isBetween(1, 9);
        }
    }

    @Test
    void devicesAreLetInOnlyWhenItIsOpened() throws Exception {
        try (var broker = EmbeddedBroker.start(Parts.folder("closed-broker"), "127.0.0.1", 0, Parts.rules())) {
            var doors = List.of(ChildJvm.isOpen(broker.port()), ChildJvm.isOpen(broker.ingestPort()));
            broker.open();
            assertThat(doors).containsExactly(false, true);
            assertThat(ChildJvm.isOpen(broker.port())).isTrue();
        }
    }

    static final class Child {
        static ChildJvm start(Path data, int port) throws Exception {
            return ChildJvm.run(Child.class, data, port).awaitPort(port);
        }

        public static void main(String[] arguments) throws Exception {
            EmbeddedBroker.start(Path.of(arguments[0]), "127.0.0.1", Integer.parseInt(arguments[1]), Parts.rules())
                    .open();
            ChildJvm.waitForParent();
        }
    }
}
