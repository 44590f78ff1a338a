package io.linli.benchmarks.judge;

import io.linli.benchmarks.load.Delays;
import io.linli.benchmarks.load.Delivery;
import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.Beacon;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.Signal;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a run was complete, by three witnesses: what the broker acknowledged against what stands in the log,
 * the alerts that the schedule was made to raise against those that were raised, and all alerts against what the
 * detectors say of the same log without Flink.
 */
public final class Oracle implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StreamFollower observations;
    private final StreamFollower alerts;
    private final PlainRunner runner;
    private final Set<String> raised = new HashSet<>();
    private final Map<Integer, Long> clocks = new HashMap<>();

    public Oracle(String bootstrap) {
        this.observations = new StreamFollower(bootstrap, Streams.OBSERVATIONS);
        this.alerts = new StreamFollower(bootstrap, Streams.ALERTS);
        this.runner = new PlainRunner(rules(bootstrap));
    }

    /**
     * Judges what was delivered, and all that the streams hold since it was asked last. Detection that is still on its
     * way is waited for: after a kill it may be behind the log by the time that the first alerts are back.
     *
     * @param expected every subject that any load so far was made to raise an alert at
     */
    public Completeness judge(Delivery delivery, Set<String> expected) {
        var hearing = new Hearing(new HashMap<>(), Delays.of(delivery.schedule()));
        var told = new TreeSet<String>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            readOn(hearing, told);
            var judged = judge(delivery, expected, hearing, told);
            if (judged.alertsWrong() == 0 || System.nanoTime() > deadline) {
                return judged;
            }
        }
    }

    private void readOn(Hearing hearing, Set<String> told) {
        observations.readOn(record -> hearing.count(take(record)));
        clocks.values().stream().min(Long::compare).ifPresent(runner::advanceTo);
        alerts.readOn(record -> {
            var alert = Json.read(record.value(), Alert.class);
            raised.add(name(alert));
            told.add(alert.subject().toString());
        });
    }

    private Completeness judge(Delivery delivery, Set<String> expected, Hearing hearing, Set<String> told) {
        var demanded = delivery.schedule().triggers().keySet();
        var acknowledged = delivery.acknowledgedKeys();
        var due = new HashSet<String>();
        runner.alerts().forEach(alert -> due.add(name(alert)));
        return new Completeness(
                acknowledged.size(),
                delivery.unacknowledged(),
                without(acknowledged, hearing.times.keySet()),
                hearing.times.values().stream().mapToInt(count -> count - 1).sum(),
                demanded.size(),
                without(demanded, told),
                without(told, expected),
                without(due, raised),
                without(raised, due),
                hearing.heard);
    }

    @Override
    public void close() {
        observations.close();
        alerts.close();
    }

    private Observation take(ConsumerRecord<String, byte[]> record) {
        var subject = record.key() == null ? "" : record.key();
        var observation = Wire.decode(subject, record.timestamp(), record.value());
        if (observation instanceof Beacon) {
            clocks.put(record.partition(), record.timestamp());
        } else {
            runner.accept(observation);
        }
        return observation;
    }

    /** How often each message of a load stands in the log, and when ingest had it. */
    private record Hearing(Map<String, Integer> times, Delays heard) {
        void count(Observation observation) {
            var key = key(observation);
            if (key != null) {
                times.merge(key, 1, Integer::sum);
                heard.record(observedAt(observation) * 1_000, observation.receivedAt() * 1_000);
            }
        }
    }

    /** Like those of the schedule; null for what no load has sent. */
    private static @Nullable String key(Observation observation) {
        if (observation instanceof Reading reading) {
            return reading.device() + "@" + reading.observedAt();
        }
        return observation instanceof Signal signal && !signal.ref().isEmpty() ? signal.ref() : null;
    }

    /** A first word is revision 1 before its turn. */
    private static String name(Alert alert) {
        return alert.id() + "#" + Math.max(1, alert.revision()) + "#" + alert.level();
    }

    private static long observedAt(Observation observation) {
        return observation instanceof Reading reading ? reading.observedAt() : ((Signal) observation).observedAt();
    }

    private static List<String> without(Iterable<String> these, Set<String> those) {
        var left = new ArrayList<String>();
        for (var one : these) {
            if (!those.contains(one)) {
                left.add(one);
            }
        }
        return left;
    }

    private static List<Rule> rules(String bootstrap) {
        var newest = new HashMap<String, Rule>();
        try (var stream = new StreamFollower(bootstrap, Streams.RULES)) {
            stream.readOn(record -> {
                if (record.value() == null) {
                    newest.remove(record.key());
                } else {
                    newest.put(record.key(), Json.read(record.value(), Rule.class));
                }
            });
        }
        return new ArrayList<>(newest.values());
    }
}
