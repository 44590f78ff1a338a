package io.linli.standalone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** A device or ingest, as a test plays it with MQTT 5: what it heard waits in a queue. */
final class MqttParty implements AutoCloseable {
    private final MqttAsyncClient client;
    private final MqttConnectionOptions options = new MqttConnectionOptions();
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    record Heard(String topic, String payload, boolean retained) {}

    private MqttParty(int port, String user, String password) throws MqttException {
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, user, null);
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setConnectionTimeout(10);
        client.setCallback(new Ear());
    }

    static MqttParty device(int port, String id) throws MqttException {
        return new MqttParty(port, id, Parts.passwordOf(id));
    }

    static MqttParty device(int port, String id, String password) throws MqttException {
        return new MqttParty(port, id, password);
    }

    static MqttParty ingest(int port) throws MqttException {
        return new MqttParty(port, Parts.INGEST, Parts.INGEST_SECRET);
    }

    static MqttParty ingest(int port, String clientId) throws MqttException {
        var party = new MqttParty(port, Parts.INGEST, Parts.INGEST_SECRET);
        party.client.setClientId(Parts.INGEST + "-" + clientId);
        return party;
    }

    MqttParty with(Consumer<MqttConnectionOptions> change) {
        change.accept(options);
        return this;
    }

    /** Connects with a session that outlives the connection. */
    MqttParty comeBack() throws MqttException {
        return with(it -> {
                    it.setCleanStart(false);
                    it.setSessionExpiryInterval(3600L);
                })
                .connect();
    }

    MqttParty connect() throws MqttException {
        client.connect(options).waitForCompletion(10_000);
        return this;
    }

    int subscribe(String filter) throws MqttException {
        var token = client.subscribe(filter, 1);
        token.waitForCompletion(10_000);
        return token.getReasonCodes()[0];
    }

    int publish(String topic, String payload) throws MqttException {
        return publish(topic, payload, message -> {});
    }

    int publish(String topic, String payload, Consumer<MqttMessage> change) throws MqttException {
        var message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        message.setProperties(new MqttProperties());
        change.accept(message);
        var token = client.publish(topic, message);
        token.waitForCompletion(10_000);
        return token.getReasonCodes()[0];
    }

    /** One after the other without waiting for the answers in between. */
    void publishAll(String topic, List<String> payloads) throws MqttException {
        var answers = new ArrayList<IMqttToken>();
        for (var payload : payloads) {
            answers.add(client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false));
        }
        for (var answer : answers) {
            answer.waitForCompletion(10_000);
        }
    }

    /** The next message, or null when none comes for five seconds. */
    @Nullable
    Heard hear() throws InterruptedException {
        return heard.poll(5, TimeUnit.SECONDS);
    }

    int waiting() {
        return heard.size();
    }

    List<String> payloads(String topic) {
        return heard.stream()
                .filter(message -> message.topic().equals(topic))
                .map(Heard::payload)
                .toList();
    }

    List<String> payloads() {
        return heard.stream().map(Heard::payload).toList();
    }

    boolean isConnected() {
        return client.isConnected();
    }

    void leave() throws MqttException {
        client.disconnect().waitForCompletion(10_000);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            leave();
        }
        client.close(true);
    }

    private final class Ear implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained()));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String url) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
