package io.linli.benchmarks.load;

import io.linli.model.DeviceCredential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Open-loop load at QoS 1: every message has a time at which it is meant to be sent, whatever became of those before
 * it, and all delays count from that time. Connections that break are made again, and what was not acknowledged is
 * sent again with the same sequence number. One thread for all connections.
 */
public final class LoadGenerator implements AutoCloseable, MqttLine.Post {
    private static final int CALLS_AT_ONCE = 64;
    private static final Duration RETRY = Duration.ofMillis(200);

    private record Broken(MqttLine line, long retryAt) {}

    private final InetSocketAddress broker;
    private final Selector selector;
    private final List<MqttLine> lines = new ArrayList<>();
    private final Queue<Broken> broken = new ArrayDeque<>();
    private int calling;
    private int breaks;

    private @Nullable IOException lastBreak;

    private @Nullable Delivery delivery;

    public LoadGenerator(InetSocketAddress broker, Fleet fleet, DeviceCredential credential) {
        this.broker = broker;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
        for (var line = 0; line < fleet.lines(); line++) {
            var user = fleet.user(line);
            lines.add(new MqttLine(user, credential.password(user, 1), this));
        }
        lines.forEach(line -> broken.add(new Broken(line, System.nanoTime())));
    }

    /** Connects every device; throws IllegalStateException where that takes longer than {@code patience}. */
    public void connect(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (lines.stream().anyMatch(line -> line.state() != MqttLine.State.UP)) {
            if (System.nanoTime() > end) {
                var up = lines.stream().filter(line -> line.state() == MqttLine.State.UP);
                throw new IllegalStateException(
                        "only " + up.count() + " of " + lines.size() + " devices connected", lastBreak);
            }
            turn(1);
        }
    }

    /**
     * Sends a whole schedule and waits for its acknowledgements.
     *
     * @param patience how long after the last message was due
     */
    public Delivery run(Schedule schedule, Duration patience) {
        var running = new Delivery(schedule, breaks);
        delivery = running;
        var giveUp = schedule.due(schedule.size() - 1) + patience.toNanos() / 1_000;
        var next = 0;
        while (!running.isComplete() && Micros.now() < giveUp) {
            next = give(schedule, running, next);
            var pause = next < schedule.size() ? (schedule.due(next) - Micros.now()) / 1_000 : 10;
            // Less would spin, and take from the system what is not ours.
            turn(Math.max(1, Math.min(10, pause)));
        }
        running.end(breaks);
        return running;
    }

    @Override
    public void close() {
        lines.forEach(MqttLine::hangUp);
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the selector does not close", e);
        }
    }

    @Override
    public Message message(int number) {
        return running().schedule().message(number);
    }

    @Override
    public void acknowledged(int number) {
        running().acknowledged(number, Micros.now());
    }

    /** Gives the lines all that is due, and returns the first that is not. */
    private int give(Schedule schedule, Delivery running, int first) {
        var now = Micros.now();
        var number = first;
        while (number < schedule.size() && schedule.due(number) <= now) {
            var line = lines.get(schedule.line(number));
            line.give(number);
            running.given(number, now);
            try {
                line.send();
            } catch (IOException e) {
                breakUp(line, e);
            }
            number++;
        }
        return number;
    }

    private void turn(long waitMillis) {
        try {
            callAgain();
            if (waitMillis > 0) {
                selector.select(waitMillis);
            } else {
                selector.selectNow();
            }
            for (var key : selector.selectedKeys()) {
                serve((MqttLine) key.attachment());
            }
            selector.selectedKeys().clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        }
    }

    private void serve(MqttLine line) {
        var before = line.state();
        try {
            line.serve();
            if (before == MqttLine.State.CALLING && line.state() == MqttLine.State.UP) {
                calling--;
            }
        } catch (IOException e) {
            breakUp(line, e);
        }
    }

    private void callAgain() {
        while (calling < CALLS_AT_ONCE && !broken.isEmpty() && broken.peek().retryAt <= System.nanoTime()) {
            var line = broken.remove().line;
            calling++;
            try {
                line.call(broker, selector);
            } catch (IOException e) {
                breakUp(line, e);
            }
        }
    }

    private void breakUp(MqttLine line, IOException reason) {
        lastBreak = reason;
        if (line.state() == MqttLine.State.CALLING) {
            calling--;
        } else {
            breaks++;
        }
        line.hangUp();
        broken.add(new Broken(line, System.nanoTime() + RETRY.toNanos()));
    }

    private Delivery running() {
        if (delivery == null) {
            throw new IllegalStateException("nothing is being sent");
        }
        return delivery;
    }
}
