package io.linli.ingest;

import io.linli.ingest.admission.Admission;
import io.linli.ingest.admission.Admitted;
import io.linli.ingest.admission.Refusals;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Brings each message into the log, and acknowledges it once Kafka has all that became of it. */
final class Intake implements InboxListener {
    private final ObservationLog log;
    private final Admission admission;
    private final Hearing hearing;
    private final Downlink downlink;
    private final IngestMetrics metrics;
    private final Refusals refusals = new Refusals();
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean beatWaits = new AtomicBoolean();
    /** Before the broker has repeated who is called what; in the order of their coming, on the writing thread. */
    private final Deque<Postponed> postponed = new ArrayDeque<>();

    private record Postponed(Arrival arrival, Receipts.Receipt receipt) {}

    /** @param most messages waiting to be written; beyond it those that nobody was promised are let go */
    Intake(
            ObservationLog log,
            Admission admission,
            Hearing hearing,
            Downlink downlink,
            IngestMetrics metrics,
            int most) {
        this.log = log;
        this.admission = admission;
        this.hearing = hearing;
        this.downlink = downlink;
        this.metrics = metrics;
        this.most = most;
    }

    @Override
    public void connected() {
        log.write(() -> {
            // What was not acknowledged comes again.
            postponed.forEach(message -> message.receipt().complete());
            postponed.clear();
            hearing.connected();
        });
    }

    @Override
    public void subscribed() {
        log.write(hearing::subscribed);
    }

    @Override
    public void disconnected() {
        log.write(hearing::disconnected);
    }

    /** Messages that have arrived and are not being written yet. */
    int waiting() {
        return waiting.get();
    }

    /** Behind everything that has arrived; not twice, when the log is slow. */
    void beat() {
        if (beatWaits.compareAndSet(false, true)) {
            log.write(() -> {
                beatWaits.set(false);
                hearing.tick();
                tell(refusals.due(log.stamp()), null);
            });
        }
    }

    /** Nothing arrives any more. */
    void end() {
        log.write(() -> tell(refusals.rest(), null));
    }

    @Override
    public void arrived(Arrival arrival) {
        metrics.received();
        if (waiting.incrementAndGet() > most && !arrival.promised()) {
            waiting.decrementAndGet();
            metrics.shed();
            return;
        }
        var arrivedAt = System.nanoTime();
        log.write(() -> {
            waiting.decrementAndGet();
            var receipt = log.receipts().open(log.stamp(), () -> {
                arrival.acknowledge().run();
                metrics.acknowledged(System.nanoTime() - arrivedAt);
            });
            if (bring(arrival, receipt)) {
                bringPostponed();
            } else {
                postponed.add(new Postponed(arrival, receipt));
            }
        });
    }

    private void bringPostponed() {
        while (!postponed.isEmpty()) {
            var first = postponed.getFirst();
            if (!bring(first.arrival(), first.receipt())) {
                return;
            }
            postponed.removeFirst();
        }
    }

    /** False for what must wait for a name. */
    private boolean bring(Arrival arrival, Receipts.Receipt receipt) {
        var message = arrival.message();
        if (hearing.isMarker(message.topic())) {
            hearing.markerReturned(message.topic(), new String(message.payload(), StandardCharsets.UTF_8));
        } else {
            var admitted = admission.admit(message, log.stamp(), !hearing.hears());
            // Nothing behind it is acknowledged meanwhile, and the names must still come through.
            if (admitted.awaitsName() && !hearing.hears() && log.receipts().size() < most / 2) {
                return false;
            }
            write(admitted, receipt);
        }
        receipt.complete();
        return true;
    }

    private void write(Admitted admitted, Receipts.Receipt receipt) {
        metrics.admitted(admitted);
        admitted.observations().forEach(observation -> log.observation(observation, receipt));
        tell(refusals.take(admitted.rejected(), log.stamp()), receipt);
        for (var observation : admitted.observations()) {
            if (observation instanceof Signal signal && signal.kind() == SignalKind.COMMAND_ANSWERED) {
                downlink.answered(signal.ref());
            }
        }
    }

    private void tell(List<Rejected> told, Receipts.@Nullable Receipt receipt) {
        told.forEach(rejected -> log.rejected(rejected, receipt));
    }
}
