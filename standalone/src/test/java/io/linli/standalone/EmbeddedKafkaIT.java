package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Streams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaIT {

    @Test
    void whatItAcknowledgedOutlivesItsProcess() throws Exception {
        var data = Parts.folder("killed-kafka");
        var port = FreePort.orWanted(0);
        try (var first = Child.start(data, port)) {
            send("127.0.0.1:" + port, "kept", List.of("one", "two", "three"));
            first.kill();
        }
        try (var second = EmbeddedKafka.start(data, port)) {
            assertThat(read(second.bootstrap(), "kept", 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void makesTheTopicsThatAreMissingAndLeavesTheOthers() throws Exception {
        var kafka = Parts.kafka();
        kafka.createTopics(List.of(new NewTopic("made-first", 2, (short) 1)));
        kafka.createTopics(
                List.of(new NewTopic("made-first", 5, (short) 1), new NewTopic("made-second", 1, (short) 1)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var topics = admin.describeTopics(List.of("made-first", "made-second"))
                    .allTopicNames()
                    .get();
            assertThat(topics)
                    .hasEntrySatisfying(
                            "made-first",
                            topic -> assertThat(topic.partitions()).hasSize(2));
            assertThat(topics).containsKey("made-second");
        }
    }

    @Test
    void makesEveryStreamWithItsRetention() throws Exception {
        var kafka = Parts.kafka();
        kafka.createStreams(stream -> stream == Streams.OBSERVATIONS ? 2 : 1);
        var observations = new ConfigResource(ConfigResource.Type.TOPIC, Streams.OBSERVATIONS.topic());
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var names = Stream.of(Streams.values()).map(Streams::topic).toList();
            assertThat(admin.listTopics().names().get()).containsAll(names);
            var config =
                    admin.describeConfigs(List.of(observations)).all().get().get(observations);
            assertThat(config.get("retention.ms").value())
                    .isEqualTo(Streams.OBSERVATIONS.topicConfig().get("retention.ms"));
        }
    }

    @Test
    void takesTheLargestPayload() throws Exception {
        var kafka = Parts.kafka();
        kafka.createTopics(List.of(new NewTopic("large", 1, (short) 1)));
        var payload = "x".repeat(256 << 10);
        send(kafka.bootstrap(), "large", List.of(payload));
        assertThat(read(kafka.bootstrap(), "large", 1)).containsExactly(payload);
    }

    private static void send(String bootstrap, String topic, List<String> values) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static List<String> read(String bootstrap, String topic, int count) {
        var values = new ArrayList<String>();
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    static final class Child {
        static ChildJvm start(Path data, int port) throws Exception {
            return ChildJvm.run(Child.class, data, port).awaitPort(port);
        }

        public static void main(String[] arguments) throws Exception {
            EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))
                    .createTopics(List.of(new NewTopic("kept", 1, (short) 1)));
            ChildJvm.waitForParent();
        }
    }
}
