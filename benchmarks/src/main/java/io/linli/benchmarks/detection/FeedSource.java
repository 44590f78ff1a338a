package io.linli.benchmarks.detection;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Feed} without end; each partition is a split with a watermark of its own. */
record FeedSource<T>(String run) implements Source<T, FeedSource.Split, List<FeedSource.Split>> {

    /** A partition, to be read from a position on. */
    record Split(int partition, long position) implements SourceSplit {
        @Override
        public String splitId() {
            return Integer.toString(partition);
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, Split> createReader(SourceReaderContext context) {
        return new FeedReader<>(run);
    }

    @Override
    public SplitEnumerator<Split, List<Split>> createEnumerator(SplitEnumeratorContext<Split> context) {
        var feed = Feed.named(run);
        return restoreEnumerator(
                context,
                IntStream.range(0, feed.partitions())
                        .mapToObj(partition -> new Split(partition, 0))
                        .toList());
    }

    @Override
    public SplitEnumerator<Split, List<Split>> restoreEnumerator(
            SplitEnumeratorContext<Split> context, List<Split> unassigned) {
        return new Assignment(context, new ArrayList<>(unassigned));
    }

    @Override
    public SimpleVersionedSerializer<Split> getSplitSerializer() {
        return new Form<>() {
            @Override
            public byte[] serialize(Split split) {
                return ByteBuffer.allocate(12)
                        .putInt(split.partition)
                        .putLong(split.position)
                        .array();
            }

            @Override
            public Split deserialize(int version, byte[] bytes) {
                var buffer = ByteBuffer.wrap(bytes);
                return new Split(buffer.getInt(), buffer.getLong());
            }
        };
    }

    @Override
    public SimpleVersionedSerializer<List<Split>> getEnumeratorCheckpointSerializer() {
        return new Form<>() {
            @Override
            public byte[] serialize(List<Split> splits) {
                var buffer = ByteBuffer.allocate(12 * splits.size());
                splits.forEach(split -> buffer.putInt(split.partition).putLong(split.position));
                return buffer.array();
            }

            @Override
            public List<Split> deserialize(int version, byte[] bytes) {
                var splits = new ArrayList<Split>();
                for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
                    splits.add(new Split(buffer.getInt(), buffer.getLong()));
                }
                return splits;
            }
        };
    }

    private abstract static class Form<V> implements SimpleVersionedSerializer<V> {
        @Override
        public int getVersion() {
            return 1;
        }
    }

    private record Assignment(SplitEnumeratorContext<Split> context, List<Split> unassigned)
            implements SplitEnumerator<Split, List<Split>> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int reader, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<Split> splits, int reader) {
            unassigned.addAll(splits);
        }

        @Override
        public void addReader(int reader) {
            for (var split : List.copyOf(unassigned)) {
                if (split.partition % context.currentParallelism() == reader) {
                    context.assignSplit(split, reader);
                    unassigned.remove(split);
                }
            }
        }

        @Override
        public List<Split> snapshotState(long checkpoint) {
            return List.copyOf(unassigned);
        }

        @Override
        public void close() {}
    }
}
