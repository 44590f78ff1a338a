package io.linli.ingest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.ingest.PartHealth;
import io.linli.model.Device;
import io.linli.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the broker's accounts to the registry's: whoever is registered is let in by the password of the present
 * version, and nobody else; a credential that is revoked ends its connection. What the broker forgets when it starts
 * anew it is told again.
 */
public final class BrokerAccess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccess.class);
    private static final int QOS = 1;
    private static final int BATCH = 50;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AccessConfig config;
    private final MqttClient client;
    private final Accounts accounts = new Accounts();
    private final LinkedBlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Semaphore news = new Semaphore(0);
    private final String owner;
    private final Thread thread;
    private long questions;
    private volatile boolean closed;
    private volatile String trouble = "not reached yet";

    /** @param owner the account of ingest itself, let in before all others */
    private BrokerAccess(AccessConfig config, String id, Account owner) {
        this.config = config;
        this.thread = new Thread(this::run, id + "-access");
        this.client = client(config, id + "-access");
        this.owner = owner.name();
        accounts.want(owner);
    }

    /** @param filters what ingest listens to */
    public static BrokerAccess of(AccessConfig config, String id, Owner owner, List<String> filters) {
        return new BrokerAccess(config, id, Account.ingest(owner.user(), owner.password(), filters));
    }

    /** By whose name ingest speaks to the broker. */
    public record Owner(String user, String password) {}

    /** Nobody is let in before all devices are known. */
    public void start() {
        thread.start();
    }

    /** A device as it is from now on; null is one that is gone. */
    public void changed(String id, @Nullable Device device) {
        if (id.equals(owner) || id.equals(config.user())) {
            LOG.error("{} bears the name of an account of ours and is not let in; give the device another", id);
        } else if (device == null || !device.active()) {
            accounts.unwant(id);
        } else {
            accounts.want(Account.of(device, config.credential()));
        }
        news.release();
    }

    public PartHealth health() {
        var said = trouble;
        return said.isEmpty()
                ? new PartHealth(true, accounts.size() + " accounts at the broker")
                : new PartHealth(false, said);
    }

    private void run() {
        while (!closed) {
            try {
                connect();
                follow();
            } catch (MqttException | IOException e) {
                say("the broker's accounts wait: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
            leave();
            rest(PAUSE);
        }
    }

    private void connect() throws MqttException, IOException, InterruptedException {
        answers.clear();
        client.connect(options());
        client.subscribe(DynamicSecurity.ANSWERS, QOS);
        var found = new LinkedHashMap<String, String>();
        Map<String, String> page;
        ask(List.of(DynamicSecurity.denyByDefault()));
        do {
            page = DynamicSecurity.accounts(ask(List.of(DynamicSecurity.list(found.size()))));
            found.putAll(page);
        } while (page.size() == DynamicSecurity.PAGE);
        found.remove(config.user());
        accounts.found(found);
    }

    private void follow() throws MqttException, IOException, InterruptedException {
        while (!closed && client.isConnected()) {
            var changes = accounts.changes(BATCH);
            if (changes.isEmpty()) {
                say("");
                rest(LOOK);
                continue;
            }
            var refused = DynamicSecurity.refusals(ask(DynamicSecurity.commands(changes)));
            if (!refused.isEmpty()) {
                throw new IOException("it refused " + refused);
            }
            accounts.done(changes);
            LOG.debug("Told the broker of {} accounts", changes.size());
        }
    }

    private JsonNode ask(List<Map<String, Object>> commands) throws MqttException, IOException, InterruptedException {
        var reference = client.getClientId() + "-" + ++questions;
        client.publish(DynamicSecurity.COMMANDS, DynamicSecurity.message(commands, reference), QOS, false);
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

    private void say(String now) {
        if (!now.equals(trouble)) {
            trouble = now;
            if (now.isEmpty()) {
                LOG.info("The broker knows {} accounts", accounts.size());
            } else {
                LOG.warn("{}", now);
            }
        }
    }

    /** Ends at once when a device has changed. */
    private void rest(Duration pause) {
        try {
            if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
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
        closed = true;
        thread.interrupt();
        try {
            thread.join(2_000);
            client.close(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            news.release();
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
