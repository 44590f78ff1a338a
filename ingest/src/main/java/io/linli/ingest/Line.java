package io.linli.ingest;

import io.linli.ingest.access.BrokerAccess;
import io.linli.ingest.admission.Admission;
import io.linli.ingest.admission.Registry;
import io.linli.ingest.payload.PayloadAdapters;
import io.linli.ingest.payload.TopicFilter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The way from the broker into the log and back, with all its parts. Opening and closing wait for others. */
final class Line implements AutoCloseable {
    private static final long SLOW_MILLIS = 10_000;

    private final ObservationLog log;
    private final Registry registry;
    private final Optional<BrokerAccess> access;
    private final DeviceDirectory directory;
    private final MqttInbox inbox;
    private final Hearing hearing;
    private final Downlink downlink;
    private final Intake intake;

    private Line(IngestConfig config, Clock clock, IngestMetrics metrics, LogTail tail, Consumer<Throwable> onFailure) {
        var adapters = new PayloadAdapters();
        var filters = adapters.topicFilters();
        var markers = markerTopics(filters, config.id());
        log = new ObservationLog(config, clock, tail, onFailure);
        registry = new Registry(config.deviceRate(), config.deviceBurst());
        var owner = new BrokerAccess.Owner(config.mqttUser(), config.mqttPassword());
        access = config.access().map(broker -> new BrokerAccess(broker, config.id(), owner, filters));
        directory = new DeviceDirectory(config, log, registry, access);
        inbox = new MqttInbox(config, filters, adapters::largest);
        hearing = new Hearing(config.id(), log, tail, markers, inbox::publishMarker);
        downlink = new Downlink(config, inbox, log, registry, clock);
        var admission = new Admission(adapters, registry, config.duplicates(), clock);
        intake = new Intake(log, admission, hearing, downlink, metrics, config.receiveMaximum());
    }

    static Line open(IngestConfig config, Clock clock, IngestMetrics metrics, Consumer<Throwable> onFailure) {
        return new Line(config, clock, metrics, LogTail.read(config), onFailure);
    }

    void loadDevices() {
        directory.load();
    }

    void listen() {
        // Behind the devices that are loaded: whom it does not know yet it would shut out.
        access.ifPresent(broker -> log.write(broker::start));
        inbox.connect(intake);
        downlink.start();
    }

    /** At every beat of the beacon. */
    void beat() {
        intake.beat();
    }

    void repeatDevices() {
        directory.repeatDaily();
    }

    /** When the devices were heard for the first time, without a backlog before them. */
    CompletionStage<Void> heard() {
        return hearing.heard();
    }

    Map<String, PartHealth> health() {
        var health = new LinkedHashMap<String, PartHealth>();
        var oldest = log.waiting();
        health.put("mqtt", new PartHealth(inbox.isConnected(), inbox.isConnected() ? "connected" : "not connected"));
        health.put(
                "kafka", new PartHealth(oldest < SLOW_MILLIS, "oldest unacknowledged message waits " + oldest + " ms"));
        health.put("directory", new PartHealth(directory.isLoaded(), registry.size() + " devices"));
        access.ifPresent(accounts -> health.put("access", accounts.health()));
        health.put("hearing", new PartHealth(hearing.hears(), hearing.describe()));
        return health;
    }

    int unacknowledged() {
        return log.receipts().size() + intake.waiting();
    }

    /** What is under way is acknowledged still, if Kafka takes it in time; what comes now is not. */
    @Override
    public void close() {
        inbox.ignore();
        intake.end();
        downlink.close();
        directory.close();
        access.ifPresent(BrokerAccess::close);
        log.drain();
        inbox.close();
        log.close();
    }

    private static Set<String> markerTopics(List<String> filters, String id) {
        return filters.stream()
                .map(filter -> TopicFilter.topicUnder(filter, id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
