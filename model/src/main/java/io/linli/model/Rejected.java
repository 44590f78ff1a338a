package io.linli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message, or one value of it, that was not taken, and why.
 *
 * @param device whose topic it came on, when there is one
 * @param size of the whole message in bytes
 * @param head its first bytes, printable ones as they are and others escaped
 * @param count how many refusals it stands for: of a flood of them, from one device for one reason, only some are told
 */
public record Rejected(
        RejectReason reason,
        @Nullable String device,
        String topic,
        String detail,
        int size,
        String head,
        Instant receivedAt,
        int count) {

    public Rejected {
        // Records of before there were floods have none.
        count = Math.max(1, count);
    }

    public Rejected(
            RejectReason reason,
            @Nullable String device,
            String topic,
            String detail,
            int size,
            String head,
            Instant receivedAt) {
        this(reason, device, topic, detail, size, head, receivedAt, 1);
    }

    public Rejected standingFor(int refusals) {
        return new Rejected(reason, device, topic, detail, size, head, receivedAt, refusals);
    }
}
