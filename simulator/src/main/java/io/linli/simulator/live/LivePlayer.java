package io.linli.simulator.live;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.simulator.community.CommunityLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a community speak by MQTT as time goes by, each device with its own credential; gateways speak for what has
 * none. Whoever is heard from outside, and whoever takes part in a trial, is left alone.
 */
public final class LivePlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePlayer.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Of what was not said in time, only so much is said late. */
    private static final Duration CATCHES_UP = Duration.ofMinutes(10);

    private static final int BATCH = 50;

    private final CommunityLife life;
    private final Clock clock;
    private final Said said = new Said();
    private final Outsiders outsiders;
    private final OutsideEar ear;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var player = new Thread(task, "community");
        player.setDaemon(true);
        return player;
    });
    private Instant toldUntil;

    /** How to reach the running system as its devices do. */
    public record Way(String mqtt, String kafka, DeviceCredential credential) {}

    /** @param from what was observed before that was told already */
    public LivePlayer(CommunityLife life, Way way, Instant from, Clock clock) {
        this.life = life;
        this.clock = clock;
        this.toldUntil = from;
        this.outsiders = new Outsiders(said, clock);
        this.ear = new OutsideEar(way.kafka(), outsiders);
        for (var device : life.devices()) {
            if (device.parent() == null) {
                lines.put(device.id(), line(device, way));
            }
        }
    }

    private Line line(Device device, Way way) {
        try {
            var password = way.credential().password(device.id(), device.credentialVersion());
            var isBox = device.kind() == DeviceKind.CALL_BOX;
            return new Line(way.mqtt(), device.id(), password, () -> isBox && mayPlay(device.id()));
        } catch (MqttException e) {
            throw new IllegalStateException(device.id() + " cannot speak to " + way.mqtt(), e);
        }
    }

    public LivePlayer start() {
        ear.start();
        thread.execute(this::greet);
        thread.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** For those who throw in something besides; all that speaks does so on this one thread. */
    public ScheduledExecutorService thread() {
        return thread;
    }

    /** The device says nothing of its own until it is given back. */
    public void take(String device) {
        taken.add(device);
    }

    public void giveBack(String device) {
        taken.remove(device);
    }

    public void measure(Device device, Metric metric, double value) {
        var now = clock.millis();
        say(List.of(new Reading(device.subject().toString(), device.id(), metric, value, now, now, Quality.GOOD)));
    }

    public void signal(Device device, SignalKind kind, String ref, Map<String, String> data) {
        var now = clock.millis();
        say(List.of(new Signal(device.subject().toString(), device.id(), kind, ref, data, now, now, Quality.GOOD)));
    }

    /** Says it in the name of the devices, as soon as there is a connection. */
    public void say(List<? extends Observation> observations) {
        var batches = new LinkedHashMap<String, List<Reading>>();
        for (var observation : observations) {
            said.remember(observation);
            if (observation instanceof Reading reading) {
                batches.computeIfAbsent(author(reading.device()), author -> new ArrayList<>())
                        .add(reading);
            } else if (observation instanceof Signal signal) {
                var isHeartbeat = signal.kind() == SignalKind.HEARTBEAT;
                line(signal.device())
                        .say(
                                isHeartbeat ? "state" : "event",
                                isHeartbeat ? Payloads.state(signal) : Payloads.event(signal));
            }
        }
        batches.forEach((author, readings) -> {
            for (var from = 0; from < readings.size(); from += BATCH) {
                var some = readings.subList(from, Math.min(readings.size(), from + BATCH));
                line(author).say("telemetry", Payloads.telemetry(author, some));
            }
        });
    }

    private void tick() {
        try {
            var now = clock.instant();
            var earliest = now.minus(CATCHES_UP);
            var from = toldUntil.isBefore(earliest) ? earliest : toldUntil;
            if (now.isAfter(from)) {
                say(life.observations(from, now).stream()
                        .filter(observation -> mayPlay(device(observation)))
                        .toList());
                toldUntil = now;
            }
            lines.forEach((device, line) -> pump(device, line, now.toEpochMilli()));
        } catch (RuntimeException e) {
            LOG.error("The simulated community stumbles and goes on", e);
        }
    }

    /** Where a device may have one connection only, that is left to who came with it from outside. */
    private void pump(String device, Line line, long now) {
        if (line.isConnected() || taken.contains(device) || !outsiders.has(device)) {
            line.pump(now);
        }
    }

    /** So that it is known at once who is there, and how full their batteries are. */
    private void greet() {
        for (var device : life.devices()) {
            if (device.kind() != DeviceKind.SENSOR) {
                signal(device, SignalKind.HEARTBEAT, "", Map.of());
            } else if (device.metrics().contains(Metric.BATTERY)) {
                measure(device, Metric.BATTERY, life.battery(device, clock.millis()));
            }
        }
    }

    private boolean mayPlay(String device) {
        return !device.isEmpty() && !taken.contains(device) && !outsiders.has(device);
    }

    private static String device(Observation observation) {
        return observation instanceof Reading reading ? reading.device() : ((Signal) observation).device();
    }

    private String author(String device) {
        var known = life.device(device);
        var parent = known == null ? null : known.parent();
        return parent == null ? device : parent;
    }

    private Line line(String author) {
        var line = lines.get(author);
        if (line == null) {
            throw new IllegalArgumentException(author + " has no connection of its own");
        }
        return line;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("The simulated community does not fall silent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ear.close();
        lines.values().forEach(Line::close);
    }
}
