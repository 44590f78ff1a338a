package io.linli.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Reads a {@link MemoryLog} without end; each partition is a split with a watermark of its own. */
record MemorySource<T>(String log) implements Source<T, MemorySource.Split, List<MemorySource.Split>> {

    record Split(int partition, int offset) implements SourceSplit {
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
        return new MemoryReader<>(MemoryLog.named(log));
    }

    @Override
    public SplitEnumerator<Split, List<Split>> createEnumerator(SplitEnumeratorContext<Split> context) {
        var splits = IntStream.range(0, MemoryLog.named(log).partitions()).mapToObj(each -> new Split(each, 0));
        return restoreEnumerator(context, splits.toList());
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
                return ByteBuffer.allocate(8)
                        .putInt(split.partition)
                        .putInt(split.offset)
                        .array();
            }

            @Override
            public Split deserialize(int version, byte[] bytes) {
                var buffer = ByteBuffer.wrap(bytes);
                return new Split(buffer.getInt(), buffer.getInt());
            }
        };
    }

    @Override
    public SimpleVersionedSerializer<List<Split>> getEnumeratorCheckpointSerializer() {
        var form = getSplitSerializer();
        return new Form<>() {
            @Override
            public byte[] serialize(List<Split> splits) throws IOException {
                var buffer = ByteBuffer.allocate(8 * splits.size());
                for (var split : splits) {
                    buffer.put(form.serialize(split));
                }
                return buffer.array();
            }

            @Override
            public List<Split> deserialize(int version, byte[] bytes) {
                var splits = new ArrayList<Split>();
                for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
                    splits.add(new Split(buffer.getInt(), buffer.getInt()));
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

        /** All at once, as Kafka's source does: a reader's time does not wait for a split that is still to come. */
        @Override
        public void addReader(int reader) {
            var its = unassigned.stream()
                    .filter(split -> split.partition % context.currentParallelism() == reader)
                    .toList();
            if (!its.isEmpty()) {
                context.assignSplits(new SplitsAssignment<>(Map.of(reader, its)));
                unassigned.removeAll(its);
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
