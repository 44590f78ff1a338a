package io.linli.api.notify.channels;

import io.linli.api.notify.Channel;
import io.linli.api.notify.ChannelContract;
import io.linli.api.notify.NoticeSender;
import io.linli.api.stream.StreamWriter;
import io.linli.model.Command;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

class CallBoxChannelIT extends ChannelContract {
    private final Box box = new Box();
    private final Channel channel = new CallBoxChannel(box, Clock.systemUTC());

    /** A box at the end of the stream of commands. */
    private static final class Box implements StreamWriter {
        private Consumer<Command> behaviour = command -> {};

        @Override
        public CompletionStage<?> write(Streams stream, String key, byte @Nullable [] value) {
            try {
                behaviour.accept(Json.read(value == null ? new byte[0] : value, Command.class));
                return CompletableFuture.completedFuture(null);
            } catch (IllegalStateException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }

    @Override
    protected Channel build() {
        return channel;
    }

    @Override
    protected String recipient() {
        return "box-1";
    }

    @Override
    protected void accept(NoticeSender sender) {
        box.behaviour =
                command -> sender.answered(CallBoxChannel.noticeOf(command.id()).orElseThrow(), true, "done");
    }

    @Override
    protected void fail() {
        box.behaviour = command -> {
            throw new IllegalStateException("the log is down");
        };
    }

    /** A box that has the command is given time to answer. */
    @Override
    protected Duration slowDown() {
        box.behaviour = command -> {};
        return Duration.ofSeconds(5);
    }
}
