package io.linli.ingest.admission;

import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Fault;
import io.linli.ingest.payload.Message;
import io.linli.ingest.payload.PayloadAdapters;
import io.linli.ingest.payload.Report;
import io.linli.model.Metric;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.time.Clock;

/**
 * Decides what of a message stands in the log: who may speak, for whom, how fast, and what was said already.
 * For one thread.
 */
public final class Admission {
    private final Registry registry;
    private final PayloadAdapters adapters;
    private final DuplicateMemory memory;

    public Admission(PayloadAdapters adapters, Registry registry, int duplicates, Clock clock) {
        this.adapters = adapters;
        this.registry = registry;
        this.memory = new DuplicateMemory(duplicates, clock.millis());
    }

    /**
     * @param backlog whether it may have waited at the broker: then its pace is not the device's
     */
    public Admitted admit(Message message, long receivedAt, boolean backlog) {
        var draft = new Draft(message, receivedAt, memory);
        var adapter = adapters.of(message.topic()).orElse(null);
        if (adapter == null) {
            return draft.refuse(RejectReason.UNKNOWN_TOPIC, "", "no format lives there");
        }
        Decoded decoded;
        try {
            decoded = adapter.decode(message);
        } catch (RuntimeException e) {
            return draft.refuse(RejectReason.INTERNAL, "", "adapter " + adapter.name() + ": " + e);
        }
        return decoded.saysNothing() ? draft.done() : admit(decoded, draft, backlog || message.retained());
    }

    private Admitted admit(Decoded decoded, Draft draft, boolean free) {
        var author = registry.find(decoded.author());
        if (decoded.author().isEmpty()) {
            decoded.faults().forEach(draft::refuse);
            return draft.done();
        }
        if (author == null) {
            return draft.refuse(RejectReason.UNKNOWN_DEVICE, decoded.author(), "not in the registry");
        }
        if (!author.device().active()) {
            return draft.refuse(RejectReason.RETIRED_DEVICE, decoded.author(), "taken out of service");
        }
        if (!free && !author.maySpeak(isUrgent(decoded), draft.receivedAt())) {
            return draft.refuse(RejectReason.TOO_FAST, decoded.author(), "more messages than a device may send");
        }
        decoded.faults().forEach(draft::refuse);
        decoded.reports().forEach(report -> admit(report, author, draft));
        return draft.done();
    }

    private void admit(Report report, KnownDevice author, Draft draft) {
        if (report.saysNothing()) {
            return;
        }
        var id = report.device();
        var speaker = id.equals(author.device().id()) ? author : registry.find(id);
        if (speaker == null) {
            draft.refuse(new Fault(
                    RejectReason.UNKNOWN_DEVICE,
                    id,
                    "named by " + author.device().id()));
        } else if (speaker != author
                && !author.device().id().equals(speaker.device().parent())) {
            draft.refuse(new Fault(
                    RejectReason.NOT_ITS_CHILD,
                    id,
                    "named by " + author.device().id()));
        } else if (!speaker.device().active()) {
            draft.refuse(new Fault(RejectReason.RETIRED_DEVICE, id, "taken out of service"));
        } else {
            draft.add(report, author, speaker);
        }
    }

    private static boolean isUrgent(Decoded decoded) {
        for (var report : decoded.reports()) {
            for (var event : report.events()) {
                if (event.kind() == SignalKind.SOS_PRESSED || event.kind() == SignalKind.FALL_DETECTED) {
                    return true;
                }
            }
            for (var value : report.values()) {
                if ((value.metric() == Metric.SOS || value.metric() == Metric.FALL) && value.value() != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
