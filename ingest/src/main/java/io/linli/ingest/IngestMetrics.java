package io.linli.ingest;

import io.linli.ingest.admission.Admitted;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What ingest counts. */
final class IngestMetrics {
    private final Counter messages;
    private final Counter readings;
    private final Counter signals;
    private final Counter duplicates;
    private final Counter shed;
    private final Timer acknowledged;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);

    IngestMetrics(MeterRegistry meters) {
        this.messages = meters.counter("linli.ingest.messages");
        this.readings = meters.counter("linli.ingest.readings");
        this.signals = meters.counter("linli.ingest.signals");
        this.duplicates = meters.counter("linli.ingest.duplicates");
        this.shed = meters.counter("linli.ingest.shed");
        this.acknowledged = Timer.builder("linli.ingest.acknowledged")
                .description("From the arrival of a message to its acknowledgement")
                .publishPercentiles(0.5, 0.99)
                .percentilePrecision(2)
                .distributionStatisticExpiry(Duration.ofMinutes(1))
                .register(meters);
        for (var reason : RejectReason.values()) {
            rejected.put(reason, meters.counter("linli.ingest.rejected", "reason", reason.name()));
        }
    }

    void received() {
        messages.increment();
    }

    void shed() {
        shed.increment();
    }

    void admitted(Admitted admitted) {
        for (var observation : admitted.observations()) {
            (observation instanceof Reading ? readings : signals).increment();
        }
        duplicates.increment(admitted.duplicates());
        for (var refusal : admitted.rejected()) {
            Objects.requireNonNull(rejected.get(refusal.reason())).increment();
        }
    }

    void acknowledged(long nanos) {
        acknowledged.record(Duration.ofNanos(nanos));
    }
}
