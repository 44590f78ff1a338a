package io.linli.simulator.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device's connection to the broker. What cannot be sent waits, the newest first to stay; a lost connection is
 * opened again. All but the callbacks is called by one thread.
 */
final class Line implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final int QOS = 1;
    private static final int MOST_WAITING = 500;
    private static final long AGAIN_MILLIS = 3_000;
    private static final long SESSION_SECONDS = 3_600;

    private record Waiting(String channel, byte[] payload) {}

    private final String device;
    private final String password;
    private final BooleanSupplier answers;
    private final MqttAsyncClient client;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long tryAt;

    /** @param answers whether commands to the device are answered, as a call box does */
    Line(String address, String device, String password, BooleanSupplier answers) throws MqttException {
        this.device = device;
        this.password = password;
        this.answers = answers;
        this.client = new MqttAsyncClient(address, device + "-simulated", new MemoryPersistence());
        client.setCallback(new Ear());
    }

    /** @param channel {@code telemetry}, {@code state}, {@code event} */
    void say(String channel, byte[] payload) {
        if (waiting.size() == MOST_WAITING) {
            waiting.remove();
        }
        waiting.add(new Waiting(channel, payload));
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Sends what waits, or sees to the connection. */
    void pump(long now) {
        if (!client.isConnected()) {
            if (now >= tryAt) {
                tryAt = now + AGAIN_MILLIS;
                connect();
            }
            return;
        }
        try {
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                client.publish(topic(next.channel()), next.payload(), QOS, false);
                waiting.remove();
            }
        } catch (MqttException e) {
            LOG.debug("{} speaks later: {}", device, e.toString());
        }
    }

    private String topic(String channel) {
        return "linli/v1/" + device + "/" + channel;
    }

    private void connect() {
        var options = new MqttConnectionOptions();
        options.setUserName(device);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_SECONDS);
        options.setConnectionTimeout(10);
        options.setKeepAliveInterval(60);
        options.setAutomaticReconnect(false);
        try {
            client.connect(options);
        } catch (MqttException e) {
            LOG.debug("{} cannot connect: {}", device, e.toString());
        }
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(1_000);
            }
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("{} leaves without a word", device, e);
        }
    }

    private final class Ear implements MqttCallback {
        @Override
        public void connectComplete(boolean reconnect, String server) {
            if (answers.getAsBoolean()) {
                try {
                    client.subscribe(topic("cmd"), QOS);
                } catch (MqttException e) {
                    LOG.debug("{} hears no commands: {}", device, e.toString());
                }
            }
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            if (!answers.getAsBoolean()) {
                return;
            }
            try {
                JsonNode command = Json.MAPPER.readTree(message.getPayload());
                var answer = Json.write(Map.of("id", command.path("id").asText(), "reason", "done"));
                client.publish(topic("cmdack"), answer, QOS, false);
            } catch (IOException | MqttException e) {
                LOG.debug("{} does not answer: {}", device, e.toString());
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            LOG.debug("{} lost the broker: {}", device, response.getReasonString());
        }

        @Override
        public void mqttErrorOccurred(MqttException problem) {
            LOG.debug("{} met an error", device, problem);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
