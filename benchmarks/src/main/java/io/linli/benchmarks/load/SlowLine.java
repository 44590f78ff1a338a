package io.linli.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A phone's line in front of a server: every byte is late by half a round trip each way, what comes down shares one
 * width, and a new connection costs a round trip before it carries anything.
 */
public final class SlowLine implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Profile profile;
    private final int target;
    private final int port;
    /** Until when the line down is taken, in nanoseconds. */
    private long takenUntil;

    /** @param kilobitsDown a second, of all connections together */
    public record Profile(String name, Duration roundTrip, int kilobitsDown) {
        /** What Lighthouse takes for a phone on a slow 4G. */
        public static final Profile SLOW_4G = new Profile("slow 4G", Duration.ofMillis(150), 1_638);

        public static final Profile CITY_4G = new Profile("4G", Duration.ofMillis(40), 10_000);

        public String summary() {
            return String.format(
                    Locale.ROOT, "%s: round trip %d ms, %d kbit/s down", name, roundTrip.toMillis(), kilobitsDown);
        }
    }

    public SlowLine(Profile profile, int target) {
        this.profile = profile;
        this.target = target;
        var server = vertx.createNetServer().connectHandler(this::carry);
        port = done(server.listen(0, "127.0.0.1")).actualPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private void carry(NetSocket near) {
        near.pause();
        client.connect(target, "127.0.0.1").onFailure(failure -> near.close()).onSuccess(far -> {
            near.handler(bytes -> after(halfTrip(), () -> far.write(bytes)));
            far.handler(bytes -> after(halfTrip() + queued(bytes), () -> near.write(bytes)));
            near.closeHandler(gone -> far.close());
            far.closeHandler(gone -> after(halfTrip() + queued(Buffer.buffer()), near::close));
            after(2 * halfTrip(), near::resume);
        });
    }

    private long halfTrip() {
        return profile.roundTrip.toNanos() / 2;
    }

    /** How long these bytes take, behind those that came before them. */
    private long queued(Buffer bytes) {
        var now = System.nanoTime();
        var taken = bytes.length() * 8L * 1_000_000 / profile.kilobitsDown;
        takenUntil = Math.max(now, takenUntil) + taken;
        return takenUntil - now;
    }

    private void after(long nanos, Runnable action) {
        Handler<Long> run = timer -> action.run();
        vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), run);
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        done(vertx.close());
    }
}
