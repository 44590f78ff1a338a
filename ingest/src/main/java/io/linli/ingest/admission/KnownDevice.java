package io.linli.ingest.admission;

import io.linli.model.Device;
import io.linli.model.Metric;

/** A device of the registry and what ingest remembers of it. */
public final class KnownDevice {
    private static final int URGENT_RATE = 1;

    private final Device device;
    private final long recordedAt;
    private final String subject;
    private final TokenBucket pace;
    private final TokenBucket urgentPace;
    private final StandingState standing;
    private int connections;

    KnownDevice(Device device, int rate, int burst, long now) {
        this(
                device,
                now,
                new TokenBucket(rate, burst, now),
                new TokenBucket(URGENT_RATE, URGENT_RATE, now),
                new StandingState(),
                0);
    }

    private KnownDevice(
            Device device,
            long recordedAt,
            TokenBucket pace,
            TokenBucket urgentPace,
            StandingState standing,
            int connections) {
        this.device = device;
        this.recordedAt = recordedAt;
        this.subject = device.subject().toString();
        this.pace = pace;
        this.urgentPace = urgentPace;
        this.standing = standing;
        this.connections = connections;
    }

    public Device device() {
        return device;
    }

    /** In whose log its observations stand. */
    public String subject() {
        return subject;
    }

    long recordedAt() {
        return recordedAt;
    }

    KnownDevice now(Device told, long now) {
        return new KnownDevice(told, now, pace, urgentPace, standing, connections);
    }

    /** As it was said to be last, by a format that repeats everything. */
    StandingState standing() {
        return standing;
    }

    /** How it is may any device say; and a call for help is not refused because a clerk forgot a word. */
    boolean mayMeasure(Metric metric) {
        return metric.isHealth()
                || metric == Metric.SOS
                || metric == Metric.FALL
                || device.metrics().contains(metric);
    }

    /** A call for help has a pace of its own, and the common one besides. */
    boolean maySpeak(boolean urgent, long now) {
        return urgent && urgentPace.take(now) || pace.take(now);
    }

    /** After a restart a device counts from the beginning: its numbers are not those of before. */
    void connected() {
        connections++;
    }

    int connections() {
        return connections;
    }
}
