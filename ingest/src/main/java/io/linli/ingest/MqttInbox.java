package io.linli.ingest;

import io.linli.ingest.payload.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the broker: it keeps a session there, connects again for ever, subscribes again each time (the
 * broker may have lost the session), and acknowledges a message when it is told to.
 */
final class MqttInbox implements MqttCallback, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttInbox.class);
    private static final int QOS = 1;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final long SESSION_SECONDS = Duration.ofDays(7).toSeconds();
    private static final Duration MARKER_EXPIRY = Duration.ofHours(1);

    private final IngestConfig config;
    private final List<String> filters;
    private final ToIntFunction<String> largest;
    private volatile @Nullable InboxListener listener;
    private final MqttAsyncClient client;
    private final Retry retry;
    private final Object turn = new Object();
    private long connection;
    private volatile boolean closed;

    /** @param largest the most bytes of a message that are kept, by its topic */
    MqttInbox(IngestConfig config, List<String> filters, ToIntFunction<String> largest) {
        this.largest = largest;
        this.config = config;
        this.filters = List.copyOf(filters);
        this.client = client(config);
        this.client.setManualAcks(true);
        this.client.setCallback(this);
        this.retry = new Retry(config.id() + "-connect");
    }

    private static MqttAsyncClient client(IngestConfig config) {
        try {
            return new MqttAsyncClient(config.mqttUrl().toString(), config.id(), new MemoryPersistence());
        } catch (MqttException e) {
            throw new IllegalArgumentException("LINLI_MQTT_URL=" + config.mqttUrl() + ": " + e.getMessage(), e);
        }
    }

    void connect(InboxListener to) {
        listener = to;
        retry.soon(this::attempt);
    }

    /** What comes from now on stays at the broker. */
    void ignore() {
        listener = null;
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Hands the message to the broker; throws where there is none or too much is on its way (32202). */
    IMqttToken publish(String topic, byte[] payload, Duration expiry) throws MqttException {
        var properties = new MqttProperties();
        properties.setMessageExpiryInterval(expiry.toSeconds());
        return client.publish(topic, new MqttMessage(payload, QOS, false, properties));
    }

    /** If it does not come back, another is sent. */
    void publishMarker(String topic, String text) {
        try {
            publish(topic, text.getBytes(StandardCharsets.UTF_8), MARKER_EXPIRY);
        } catch (MqttException e) {
            LOG.debug("No marker on {}: {}", topic, e.toString());
        }
    }

    @Override
    public void connectComplete(boolean reconnect, String server) {
        newConnection();
        retry.succeeded();
        LOG.info("Connected to {} as {}", server, config.id());
        tell(InboxListener::connected);
        retry.soon(this::subscribe);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        var of = currentConnection();
        var id = message.getId();
        var promised = message.getQos() > 0;
        Runnable acknowledge = promised ? () -> acknowledge(of, id) : () -> {};
        var arrived = Message.of(topic, message.getPayload(), message.isRetained(), largest.applyAsInt(topic));
        tell(to -> to.arrived(new Arrival(arrived, promised, acknowledge)));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        newConnection();
        LOG.warn(
                "Lost the broker: {}",
                response.getException() == null ? response.getReasonString() : response.getException());
        tell(InboxListener::disconnected);
        retry.later(this::attempt);
    }

    @Override
    public void mqttErrorOccurred(MqttException problem) {
        LOG.warn("The MQTT client met an error", problem);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    @Override
    public void close() {
        closed = true;
        retry.close();
        newConnection();
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(2_000);
            }
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("The broker was not told that we leave", e);
        }
    }

    private void attempt() {
        try {
            client.connect(options(), null, new Outcome(() -> {}, problem -> again("connect", problem, this::attempt)));
        } catch (MqttException e) {
            if (!client.isConnected()) {
                again("connect", e, this::attempt);
            }
        }
    }

    private void subscribe() {
        var subscriptions = filters.stream()
                .map(filter -> new MqttSubscription(filter, QOS))
                .toArray(MqttSubscription[]::new);
        try {
            var outcome = new Outcome(
                    () -> tell(InboxListener::subscribed), problem -> again("subscribe", problem, this::subscribe));
            client.subscribe(subscriptions, null, outcome, new MqttProperties());
        } catch (MqttException e) {
            if (client.isConnected()) {
                again("subscribe", e, this::subscribe);
            }
        }
    }

    private void again(String what, Throwable problem, Runnable task) {
        if (!closed) {
            LOG.warn("Cannot {} at {}: {}", what, config.mqttUrl(), problem.toString());
            retry.later(task);
        }
    }

    /** The ids of another connection's messages mean others on this one. */
    private void acknowledge(long of, int id) {
        synchronized (turn) {
            if (of != connection) {
                return;
            }
            try {
                client.messageArrivedComplete(id, QOS);
            } catch (MqttException e) {
                LOG.debug("Message {} comes again: {}", id, e.toString());
            }
        }
    }

    private void tell(Consumer<InboxListener> what) {
        var to = listener;
        if (to != null) {
            what.accept(to);
        }
    }

    private void newConnection() {
        synchronized (turn) {
            connection++;
        }
    }

    private long currentConnection() {
        synchronized (turn) {
            return connection;
        }
    }

    private MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setUserName(config.mqttUser());
        options.setPassword(config.mqttPassword().getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_SECONDS);
        options.setReceiveMaximum(config.receiveMaximum());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(10);
        // Paho's own reconnecting gives up on some errors, and says nothing.
        options.setAutomaticReconnect(false);
        if ("tcp".equals(config.mqttUrl().getScheme())) {
            options.setSocketFactory(new NoDelaySocketFactory());
        }
        return options;
    }

    /** What becomes of a request; a refused filter is no success, though the client calls it one. */
    private record Outcome(Runnable success, Consumer<Throwable> failure) implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            var codes = token.getReasonCodes();
            if (codes != null && Arrays.stream(codes).anyMatch(code -> code >= 0x80)) {
                failure.accept(new IllegalStateException("refused with " + Arrays.toString(codes)));
            } else {
                success.run();
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable problem) {
            failure.accept(problem);
        }
    }
}
