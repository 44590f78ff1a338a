package io.linli.benchmarks.detection;

import io.linli.benchmarks.detection.FeedSource.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads its partitions of a {@link Feed} in turn. */
final class FeedReader<T> implements SourceReader<T, Split> {
    private static final long PAUSE_MILLIS = 1;

    /** One partition, and how far it is read. */
    private static final class Cursor {
        final Split split;
        long position;

        Cursor(Split split) {
            this.split = split;
            this.position = split.position();
        }
    }

    private final Feed<T> feed;
    private final List<Cursor> cursors = new ArrayList<>();
    private int turn;
    private CompletableFuture<Void> more = new CompletableFuture<>();

    FeedReader(String run) {
        feed = Feed.named(run);
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        for (var tries = cursors.size(); tries > 0; tries--) {
            var cursor = cursors.get(turn);
            turn = turn + 1 == cursors.size() ? 0 : turn + 1;
            var element = feed.read(cursor.split.partition(), cursor.position);
            if (element != null) {
                cursor.position++;
                output.createOutputForSplit(cursor.split.splitId()).collect(element, 0);
                return InputStatus.MORE_AVAILABLE;
            }
        }
        if (!cursors.isEmpty()) {
            more = CompletableFuture.runAsync(
                    () -> {}, CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return more;
    }

    @Override
    public List<Split> snapshotState(long checkpoint) {
        return cursors.stream()
                .map(cursor -> new Split(cursor.split.partition(), cursor.position))
                .toList();
    }

    @Override
    public void addSplits(List<Split> splits) {
        splits.forEach(split -> cursors.add(new Cursor(split)));
        more.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
