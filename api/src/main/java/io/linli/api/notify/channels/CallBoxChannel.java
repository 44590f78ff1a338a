package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.Notice;
import io.linli.api.notify.Receipt;
import io.linli.api.stream.StreamWriter;
import io.linli.model.Command;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Speaks to the person beside a call box: tone, lamp and a sentence. Handed over is not heard: only the box's own
 * answer is.
 */
public final class CallBoxChannel implements Channel {
    public static final String ID = "call_box";
    private static final Duration VALID = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration WRITE = Duration.ofSeconds(2);

    private final StreamWriter streams;
    private final Clock clock;

    public CallBoxChannel(StreamWriter streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Duration> pauses() {
        return List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Override
    public Receipt deliver(Notice notice) {
        var now = clock.instant();
        var command = new Command(
                notice.id() + "." + (notice.attempts() + 1),
                notice.recipient(),
                "ack",
                notice.data(),
                now,
                now.plus(VALID));
        var written = streams.write(Streams.COMMANDS, command.device(), Json.write(command))
                .<Receipt>thenApply(done -> new Receipt.Awaiting(ANSWER));
        return Awaited.receipt(written, WRITE);
    }

    /** The notice that a command belongs to, if it is one of ours. */
    public static Optional<UUID> noticeOf(String command) {
        var dot = command.indexOf('.');
        try {
            return dot < 0 ? Optional.empty() : Optional.of(UUID.fromString(command.substring(0, dot)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
