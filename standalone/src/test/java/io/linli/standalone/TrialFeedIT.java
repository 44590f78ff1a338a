package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.Json;
import io.linli.model.Streams;
import io.linli.model.Trial;
import io.linli.simulator.trial.TrialFeed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TrialFeedIT {
    private static final Instant BEGUN = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void playsWhatWasAskedBeforeItListenedAndNothingOfAnEarlierRun() throws Exception {
        var kafka = Parts.kafka();
        kafka.createStreams(stream -> 1);
        ask(kafka.bootstrap(), "earlier", BEGUN.minusSeconds(1));
        ask(kafka.bootstrap(), "early", BEGUN.plusSeconds(1));
        var played = new CopyOnWriteArrayList<String>();

        try (var feed = new TrialFeed(kafka.bootstrap(), BEGUN, trial -> played.add(trial.id()))) {
            await().until(() -> played.contains("early"));
            ask(kafka.bootstrap(), "later", BEGUN.plusSeconds(2));
            await().until(() -> played.contains("later"));
            assertThat(feed).isNotNull();
        }

        assertThat(played).isEqualTo(List.of("early", "later"));
    }

    private static void ask(String bootstrap, String id, Instant at) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var trial = Json.write(new Trial(id, Trial.Kind.SOS, null, null, at));
            producer.send(new ProducerRecord<>(Streams.TRIALS.topic(), 0, at.toEpochMilli(), id.getBytes(), trial))
                    .get();
        }
    }
}
