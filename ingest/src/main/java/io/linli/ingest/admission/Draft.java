package io.linli.ingest.admission;

import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Fault;
import io.linli.ingest.payload.Message;
import io.linli.ingest.payload.Report;
import io.linli.ingest.payload.Value;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What becomes of one message, while it is being decided. */
final class Draft {
    /** A batch of nonsense must not become thousands of records. */
    private static final int MOST_FAULTS = 20;

    private final Message message;
    private final long receivedAt;
    private final DuplicateMemory memory;
    private final List<Observation> observations = new ArrayList<>(2);
    private final List<Rejected> rejected = new ArrayList<>(0);
    private int faults;
    private int duplicates;

    Draft(Message message, long receivedAt, DuplicateMemory memory) {
        this.message = message;
        this.receivedAt = receivedAt;
        this.memory = memory;
    }

    long receivedAt() {
        return receivedAt;
    }

    Admitted refuse(RejectReason reason, String device, String detail) {
        refuse(new Fault(reason, device, detail));
        return done();
    }

    void refuse(Fault fault) {
        faults++;
        if (faults <= MOST_FAULTS) {
            rejected.add(rejected(fault));
        }
    }

    Admitted done() {
        if (faults > MOST_FAULTS) {
            var last = rejected.remove(rejected.size() - 1);
            var rest = last.detail() + "; " + (faults - MOST_FAULTS) + " more faults in this message";
            rejected.add(rejected(new Fault(last.reason(), last.device() == null ? "" : last.device(), rest)));
        }
        return new Admitted(observations, rejected, duplicates);
    }

    void add(Report said, KnownDevice author, KnownDevice speaker) {
        var report = said.whole() ? speaker.standing().news(said) : said;
        var observed = ClockRule.judge(report.at(), speaker.device().place().zone(), receivedAt);
        if (wasSaid(report, author)) {
            duplicates++;
            return;
        }
        if (observed.senseless()) {
            var detail = "no time that can be meant: " + shortened(String.valueOf(report.at()));
            refuse(new Fault(RejectReason.BAD_TIME, report.device(), detail));
        }
        var quality = message.retained() ? Quality.SNAPSHOT : observed.quality();
        for (var value : report.values()) {
            if (!speaker.mayMeasure(value.metric())) {
                var detail = value.metric().id() + " is not among its metrics in the registry";
                refuse(new Fault(RejectReason.UNDECLARED_METRIC, report.device(), detail));
            } else if (!wasSaid(report, value, observed)) {
                observations.add(reading(value, speaker, observed.at(), quality));
            } else {
                duplicates++;
            }
        }
        for (var event : report.events()) {
            observations.add(signal(event, speaker, observed.at(), quality));
            if (event.kind() == SignalKind.ONLINE && !message.retained()) {
                speaker.connected();
            }
        }
    }

    private Reading reading(Value value, KnownDevice speaker, long at, Quality quality) {
        return new Reading(
                speaker.subject(), speaker.device().id(), value.metric(), value.value(), at, receivedAt, quality);
    }

    private Signal signal(Event event, KnownDevice speaker, long at, Quality quality) {
        return new Signal(
                speaker.subject(),
                speaker.device().id(),
                event.kind(),
                event.ref(),
                event.data(),
                at,
                receivedAt,
                quality);
    }

    private boolean wasSaid(Report report, KnownDevice author) {
        var print = new Fingerprint().of(report.device());
        if (report.id() != null) {
            return memory.knows(print.of(report.id()).value(), receivedAt);
        }
        if (report.sequence() == null) {
            return false;
        }
        print.of(report.sequence());
        if (report.at() == null) {
            // Without a time, number 1 of after a restart looks like number 1 of before.
            print.of(author.connections());
        } else {
            print.of(report.at());
        }
        // A device whose counter stands still has new things to say all the same.
        report.values().forEach(value -> print.of(value.metric().ordinal()).of(Double.doubleToLongBits(value.value())));
        return memory.knows(print.value(), receivedAt);
    }

    private boolean wasSaid(Report report, Value value, ClockRule.Observed observed) {
        if (report.id() != null || report.sequence() != null || report.at() == null) {
            return false;
        }
        // A clock that stands still would make everything a duplicate.
        if (observed.quality() == Quality.CLOCK_SUSPECT) {
            return false;
        }
        var print = new Fingerprint()
                .of(report.device())
                .of(value.metric().ordinal())
                .of(observed.at())
                .of(Double.doubleToLongBits(value.value()));
        return memory.knows(print.value(), receivedAt);
    }

    private Rejected rejected(Fault fault) {
        var device = fault.device().isEmpty() ? null : fault.device();
        var when = Instant.ofEpochMilli(receivedAt);
        return new Rejected(
                fault.reason(), device, message.topic(), fault.detail(), message.size(), message.head(), when);
    }

    /** What is no text that people write for a time is shown as far as it is printable. */
    private static String shortened(String written) {
        var printable = written.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
