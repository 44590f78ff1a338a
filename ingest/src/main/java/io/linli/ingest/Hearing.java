package io.linli.ingest;

import io.linli.model.Beacon;
import io.linli.model.BlindPeriod;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether we hear the devices. While we do, beacons say so; while we may not, a blind period is open in every partition,
 * from the last beacon until a marker on each topic filter has come back behind the broker's backlog. All of it happens
 * on the log's writing thread.
 */
final class Hearing {
    /** A Kafka that takes longer makes messages wait at the broker. */
    private static final long STALL_MILLIS = 2_000;

    private static final long MARKER_MILLIS = 5_000;

    /** Where we are with the broker. */
    private enum State {
        CUT_OFF,
        /** Kafka does not answer, so the broker keeps what it has. */
        STALLED,
        CATCHING_UP,
        HEARING
    }

    private final String source;
    private final ObservationLog log;
    private final Set<String> markerTopics;
    private final BiConsumer<String, String> publish;
    private final Set<String> awaited = new HashSet<>();
    private final CompletableFuture<Void> heard = new CompletableFuture<>();
    private String marker = "";
    private long markedAt;
    private long lastBeacon;
    private @Nullable BlindPeriod blind;
    private boolean blindIsWritten;
    private volatile State state = State.CUT_OFF;

    /** @param publish brings a text to a topic, if it can */
    Hearing(
            String source,
            ObservationLog log,
            LogTail tail,
            Set<String> markerTopics,
            BiConsumer<String, String> publish) {
        this.source = source;
        this.log = log;
        this.markerTopics = markerTopics;
        this.publish = publish;
        this.lastBeacon = tail.silentSince();
        this.blind = tail.stillOpen();
    }

    CompletionStage<Void> heard() {
        return heard;
    }

    boolean isMarker(String topic) {
        return markerTopics.contains(topic);
    }

    boolean hears() {
        return state == State.HEARING;
    }

    String describe() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Before the first message of a new connection. */
    void connected() {
        state = State.CATCHING_UP;
        awaited.clear();
        open("connection");
    }

    void disconnected() {
        state = State.CUT_OFF;
    }

    /** All filters are subscribed: what comes back from now on comes behind what waited. */
    void subscribed() {
        if (state == State.CATCHING_UP) {
            mark();
        }
    }

    void markerReturned(String topic, String text) {
        if (state == State.CATCHING_UP && text.equals(marker) && awaited.remove(topic) && awaited.isEmpty()) {
            close();
            state = State.HEARING;
            beacon();
            heard.complete(null);
        }
    }

    /** At every beat of the beacon. */
    void tick() {
        var now = log.stamp();
        var stalled = log.receipts().waiting(now) > STALL_MILLIS;
        if (state == State.HEARING && stalled) {
            state = State.STALLED;
            open("log");
        } else if (state == State.HEARING) {
            beacon();
        } else if (state == State.STALLED && !stalled) {
            state = State.CATCHING_UP;
            mark();
        } else if (state == State.CATCHING_UP && !awaited.isEmpty() && now - markedAt > MARKER_MILLIS) {
            mark();
        }
    }

    private void mark() {
        markedAt = log.stamp();
        marker = source + "-" + markedAt + "-" + Long.toHexString(System.nanoTime());
        awaited.clear();
        awaited.addAll(markerTopics);
        markerTopics.forEach(topic -> publish.accept(topic, marker));
    }

    private void beacon() {
        lastBeacon = log.stamp();
        var receipt = log.receipts().open(lastBeacon, () -> {});
        log.everywhere(new Beacon(source, lastBeacon), receipt);
        receipt.complete();
    }

    private void open(String reason) {
        if (blindIsWritten || blind == null && lastBeacon < 0) {
            return;
        }
        var now = log.stamp();
        var from = blind == null ? lastBeacon : blind.from();
        var id = blind == null ? source + "-" + lastBeacon : blind.id();
        write(new BlindPeriod(id, source, from, BlindPeriod.OPEN, reason, now));
    }

    private void close() {
        if (blind != null) {
            write(blind.closedAt(log.stamp()));
            blind = null;
            blindIsWritten = false;
        }
    }

    private void write(BlindPeriod period) {
        blind = period;
        blindIsWritten = true;
        log.everywhere(period, null);
        log.copy(period);
    }
}
