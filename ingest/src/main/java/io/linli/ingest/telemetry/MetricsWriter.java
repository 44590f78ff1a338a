package io.linli.ingest.telemetry;

import com.influxdb.client.write.Point;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the parts count of themselves beside the readings: every 15 seconds this part's own numbers, those that
 * its neighbours show to whoever asks, and how long nobody was heard. It has a thread, connections and patience of its
 * own, so nothing waits for it. A number that cannot be had or stored now is missing and said to be; another comes soon.
 */
public final class MetricsWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsWriter.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final TelemetryConfig config;
    private final Clock clock;
    private final Map<String, SampleSource> sources = new LinkedHashMap<>();
    private final Map<String, String> troubles = new LinkedHashMap<>();
    private final ScheduledExecutorService beat;
    private @Nullable TelemetryStore store;
    private @Nullable BlindTimes blind;

    /** @param own this part's numbers in the form that Prometheus reads */
    public MetricsWriter(TelemetryConfig config, Supplier<String> own, Clock clock) {
        this.config = config;
        this.clock = clock;
        sources.put("ingest", now -> PrometheusText.read("ingest", own.get(), now));
        config.neighbours()
                .api()
                .map(PartAddress::new)
                .ifPresent(api -> sources.put("api", now -> PrometheusText.read("api", api.text("/metrics"), now)));
        config.neighbours()
                .flink()
                .map(PartAddress::new)
                .ifPresent(flink -> sources.put("detection", new FlinkNumbers(flink)));
        sources.put("blind times", this::blindTimes);
        this.beat = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, config.member() + "-metrics");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns at once; neither the store nor the neighbours need to be there. */
    public void start() {
        beat.scheduleWithFixedDelay(this::keep, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void keep() {
        var points = new ArrayList<Point>();
        sources.forEach(
                (name, source) -> told(name, source, clock.instant()).forEach(sample -> points.add(sample.toPoint())));
        try {
            var answer = store().write(points);
            said("the store", answer.isStored() ? "" : answer.said());
            if (!answer.isStored()) {
                forgetBlindTimes();
            }
        } catch (RuntimeException e) {
            said("the store", e.toString());
            forgetBlindTimes();
        }
    }

    private List<Sample> told(String name, SampleSource source, Instant now) {
        try {
            var samples = source.read(now);
            said(name, "");
            return samples;
        } catch (IOException | RuntimeException e) {
            said(name, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private List<Sample> blindTimes(Instant now) {
        try {
            blind = blind != null ? blind : BlindTimes.open(config);
            return blind.read(now);
        } catch (KafkaException e) {
            forgetBlindTimes();
            throw e;
        }
    }

    /** They are read again from the beginning, so that none is missing. */
    private void forgetBlindTimes() {
        if (blind != null) {
            blind.close();
            blind = null;
        }
    }

    private TelemetryStore store() {
        store = store != null ? store : new TelemetryStore(config);
        return store;
    }

    /** Once when it begins and once when it is over. */
    private void said(String who, String trouble) {
        var before = troubles.put(who, trouble);
        if (beat.isShutdown()) {
            return;
        }
        if (!trouble.isEmpty() && (before == null || before.isEmpty())) {
            LOG.warn("Metrics are missing: {}: {}", who, trouble);
        } else if (trouble.isEmpty() && before != null && !before.isEmpty()) {
            LOG.info("Metrics are there again: {}", who);
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
        try {
            if (beat.awaitTermination(2, TimeUnit.SECONDS)) {
                forgetBlindTimes();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (store != null) {
            store.close();
        }
    }
}
