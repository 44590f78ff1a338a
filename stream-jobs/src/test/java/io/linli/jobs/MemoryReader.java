package io.linli.jobs;

import io.linli.jobs.MemorySource.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads its partitions in no particular order, as a consumer does. */
final class MemoryReader<T> implements SourceReader<T, Split> {
    private final MemoryLog<T> log;
    private final List<Split> splits = new ArrayList<>();
    private CompletableFuture<Void> more = CompletableFuture.completedFuture(null);

    MemoryReader(MemoryLog<T> log) {
        this.log = log;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        more = log.more();
        var first = splits.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(splits.size());
        for (var step = 0; step < splits.size(); step++) {
            var index = (first + step) % splits.size();
            var split = splits.get(index);
            var element = log.read(split.partition(), split.offset());
            if (element != null) {
                output.createOutputForSplit(split.splitId()).collect(element, 0);
                splits.set(index, new Split(split.partition(), split.offset() + 1));
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<Split> snapshotState(long checkpoint) {
        return List.copyOf(splits);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return more;
    }

    @Override
    public void addSplits(List<Split> added) {
        splits.addAll(added);
        log.wake();
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
