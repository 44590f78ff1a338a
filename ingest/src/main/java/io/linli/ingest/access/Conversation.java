package io.linli.ingest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions to the broker's security plugin and its answers, one after the other. */
final class Conversation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int QOS = 1;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final AccessConfig config;
    private final MqttClient client;
    private final Runnable broken;
    private final LinkedBlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private long questions;

    /** @param broken told when the broker is lost */
    Conversation(AccessConfig config, String id, Runnable broken) {
        this.config = config;
        this.broken = broken;
        this.client = client(config, id);
    }

    void begin() throws IOException {
        answers.clear();
        try {
            client.connect(options());
            client.subscribe(DynamicSecurity.ANSWERS, QOS);
        } catch (MqttException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    boolean isGoingOn() {
        return client.isConnected();
    }

    JsonNode ask(List<Map<String, Object>> commands) throws IOException, InterruptedException {
        var reference = client.getClientId() + "-" + ++questions;
        publish(DynamicSecurity.message(commands, reference));
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var rest = PATIENCE.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            var answer = answers.poll(Math.min(rest, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            if (answer != null && DynamicSecurity.isAnswer(answer, reference)) {
                return answer;
            }
            if (!client.isConnected()) {
                throw new IOException("lost the broker at " + config.mqttUrl());
            }
        }
        throw new IOException("no answer; has the broker at " + config.mqttUrl() + " its dynamic security plugin?");
    }

    private void publish(byte[] question) throws IOException {
        try {
            client.publish(DynamicSecurity.COMMANDS, question, QOS, false);
        } catch (MqttException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Does nothing where it has ended already. */
    void end() {
        try {
            if (client.isConnected()) {
                client.disconnect(PATIENCE.toMillis());
            }
        } catch (MqttException e) {
            LOG.debug("The broker was not told that we leave", e);
        }
    }

    private MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setUserName(config.user());
        options.setPassword(config.password().getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(true);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) PATIENCE.toSeconds());
        options.setAutomaticReconnect(false);
        return options;
    }

    private MqttClient client(AccessConfig config, String id) {
        try {
            var made = new MqttClient(config.mqttUrl().toString(), id, new MemoryPersistence());
            made.setTimeToWait(PATIENCE.toMillis());
            made.setCallback(new Ear());
            return made;
        } catch (MqttException e) {
            throw new IllegalArgumentException("LINLI_MQTT_URL=" + config.mqttUrl() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("The broker was not told that we leave", e);
        }
    }

    private final class Ear implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            answers.add(Json.read(message.getPayload(), JsonNode.class));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            broken.run();
        }

        @Override
        public void mqttErrorOccurred(MqttException problem) {
            LOG.warn("The MQTT client met an error", problem);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String server) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
