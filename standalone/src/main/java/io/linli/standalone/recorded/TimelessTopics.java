package io.linli.standalone.recorded;

import io.linli.model.Streams;
import io.linli.standalone.EmbeddedKafka;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The streams of one trial, which keep records of whatever year for as long as the trial lasts. */
final class TimelessTopics {
    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);
    private static final Map<String, String> WITHOUT_TIME = Map.of(
            "message.timestamp.type", "CreateTime",
            "message.timestamp.before.max.ms", ANY_TIME,
            "message.timestamp.after.max.ms", ANY_TIME,
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            // A new file for each recorded week would be thousands.
            "segment.ms", ANY_TIME);

    private TimelessTopics() {}

    static void create(EmbeddedKafka kafka, int partitions) {
        kafka.createTopics(
                List.of(topic(Streams.OBSERVATIONS, partitions), topic(Streams.RULES, 1), topic(Streams.ALERTS, 1)));
    }

    private static NewTopic topic(Streams stream, int partitions) {
        return new NewTopic(stream.topic(), partitions, (short) 1).configs(WITHOUT_TIME);
    }
}
