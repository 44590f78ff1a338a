package io.linli.ingest.admission;

import io.linli.model.Observation;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import java.util.List;

/** What becomes of one message; what it said before is a duplicate and is not said again. */
public record Admitted(List<Observation> observations, List<Rejected> rejected, int duplicates) {

    /** Whether it may be understood once its gateway has said who is called what. */
    public boolean awaitsName() {
        return rejected.stream().anyMatch(one -> one.reason() == RejectReason.UNKNOWN_NAME);
    }
}
