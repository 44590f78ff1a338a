package io.linli.ingest.payload;

import io.linli.model.RejectReason;
import java.util.List;

/**
 * What one message says: all of it is in a report or among the faults.
 *
 * @param author the device on whose topic it came, whom the broker vouches for; empty when there is none
 */
public record Decoded(String author, List<Report> reports, List<Fault> faults) {

    public Decoded {
        reports = List.copyOf(reports);
        faults = List.copyOf(faults);
    }

    /** Nothing of it can be used. */
    public static Decoded refused(String author, RejectReason reason, String detail) {
        return new Decoded(author, List.of(), List.of(new Fault(reason, author, detail)));
    }

    public boolean saysNothing() {
        return reports.isEmpty() && faults.isEmpty();
    }

    /** Not meant for us. */
    public static Decoded nothing(String author) {
        return new Decoded(author, List.of(), List.of());
    }
}
