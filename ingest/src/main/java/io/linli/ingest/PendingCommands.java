package io.linli.ingest;

import io.linli.model.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Commands that wait for being sent or for their answer, and up to where the stream is done with. */
final class PendingCommands {
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();

    /** One command, and until when its answer is waited for. */
    private record Pending(Command command, Instant until, TopicPartition partition, long offset, boolean sent) {
        Pending asSent() {
            return new Pending(command, until, partition, offset, true);
        }
    }

    synchronized void add(Command command, Instant until, ConsumerRecord<?, ?> entry) {
        skip(entry);
        waiting.put(command.id(), new Pending(command, until, partition(entry), entry.offset(), false));
    }

    synchronized void skip(ConsumerRecord<?, ?> entry) {
        read.put(partition(entry), entry.offset() + 1);
    }

    synchronized List<Command> untried() {
        return waiting.values().stream()
                .filter(pending -> !pending.sent)
                .map(Pending::command)
                .toList();
    }

    synchronized void sent(String command) {
        waiting.computeIfPresent(command, (id, pending) -> pending.asSent());
    }

    synchronized void answered(String command) {
        waiting.remove(command);
    }

    /** Takes out those whose time is over. */
    synchronized List<Command> overdue(Instant now) {
        var overdue = new ArrayList<Command>();
        for (Iterator<Pending> all = waiting.values().iterator(); all.hasNext(); ) {
            var pending = all.next();
            if (!now.isBefore(pending.until)) {
                overdue.add(pending.command);
                all.remove();
            }
        }
        return overdue;
    }

    /** Where to go on after a crash: at the oldest that is not answered. */
    synchronized Map<TopicPartition, OffsetAndMetadata> done() {
        var done = new HashMap<>(read);
        waiting.values().forEach(pending -> done.merge(pending.partition, pending.offset, Math::min));
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        done.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        return offsets;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> entry) {
        return new TopicPartition(entry.topic(), entry.partition());
    }
}
