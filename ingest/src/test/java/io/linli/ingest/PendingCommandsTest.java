package io.linli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Command;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PendingCommandsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("linli.commands", 0);

    private final PendingCommands pending = new PendingCommands();

    @Test
    void isSentOnceAndWaitsForItsAnswer() {
        add("c1", 5);
        assertThat(pending.untried()).extracting(Command::id).containsExactly("c1");
        pending.sent("c1");
        assertThat(pending.untried()).isEmpty();
        pending.answered("c1");
        assertThat(pending.overdue(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void isOverdueOnceWhenItsTimeIsOver() {
        add("c1", 5);
        pending.sent("c1");
        assertThat(pending.overdue(NOON.plusSeconds(29))).isEmpty();
        assertThat(pending.overdue(NOON.plusSeconds(30)))
                .extracting(Command::id)
                .containsExactly("c1");
        assertThat(pending.overdue(NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void goesOnAtTheOldestThatIsNotAnswered() {
        add("c1", 5);
        add("c2", 6);
        pending.answered("c2");
        assertThat(pending.done()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(5)));
        pending.answered("c1");
        assertThat(pending.done()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(7)));
    }

    private void add(String id, long offset) {
        var command = new Command(id, "box-1", "ack", Map.of(), NOON, NOON.plusSeconds(60));
        pending.add(command, NOON.plusSeconds(30), new ConsumerRecord<>(PARTITION.topic(), 0, offset, "", ""));
    }
}
