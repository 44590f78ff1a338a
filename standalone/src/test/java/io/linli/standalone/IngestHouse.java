package io.linli.standalone;

import static org.awaitility.Awaitility.await;

import io.linli.ingest.Ingest;
import io.linli.ingest.IngestConfig;
import io.linli.model.Command;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Rejected;
import io.linli.model.Settings;
import io.linli.model.Streams;
import io.linli.model.Wire;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, a log and ingest between them, each of which a test can stop and start again. */
final class IngestHouse implements AutoCloseable {
    static final int PARTITIONS = 2;

    private final Path brokerData = Parts.folder("ingest-broker");
    private final Path kafkaData = Parts.folder("ingest-kafka");
    private final int kafkaPort = FreePort.orWanted(0);
    private final int devicePort = FreePort.orWanted(0);
    private final Map<String, String> settings = new HashMap<>();
    private EmbeddedKafka kafka;
    private EmbeddedBroker broker;
    private Ingest ingest;

    /** One record of the log, decoded. */
    record Entry(int partition, Observation observation) {}

    IngestHouse() {
        startKafka();
        kafka.createStreams(stream -> stream == Streams.OBSERVATIONS ? PARTITIONS : 1);
        startBroker(brokerData);
        settings.put("LINLI_MQTT_URL", "tcp://127.0.0.1:" + devicePort);
        settings.put("LINLI_MQTT_PASSWORD", Parts.INGEST_SECRET);
        settings.put("LINLI_KAFKA_BOOTSTRAP", kafka.bootstrap());
        settings.put("LINLI_INGEST_PORT", "0");
    }

    IngestHouse with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** For a child JVM: name=value. */
    Object[] settings() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray();
    }

    static Map<String, String> read(String... settings) {
        return Stream.of(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(kafkaData, kafkaPort);
    }

    void stopKafka() {
        kafka.close();
    }

    /** The log takes no larger record. */
    void limitRecords(int bytes) throws Exception {
        var log = new ConfigResource(ConfigResource.Type.TOPIC, Streams.OBSERVATIONS.topic());
        var limit = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(log, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** On the folder it had. */
    void startBroker() {
        startBroker(brokerData);
    }

    /** On a new folder, so that it knows no session. */
    void startForgetfulBroker() {
        startBroker(Parts.folder("ingest-broker"));
    }

    private void startBroker(Path data) {
        broker = EmbeddedBroker.start(data, "127.0.0.1", devicePort, Parts.rules())
                .open();
    }

    void stopBroker() {
        broker.close();
    }

    IngestHouse startIngest() throws Exception {
        beginIngest().await(30, TimeUnit.SECONDS);
        return this;
    }

    /** Without waiting for it. */
    Future<Void> beginIngest() {
        ingest = new Ingest(IngestConfig.of(Settings.of(settings)), Clock.systemUTC());
        return ingest.start();
    }

    void stopIngest() throws Exception {
        ingest.stop().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** As if the broker had never known ingest. */
    void forgetSession() throws Exception {
        try (var party = MqttParty.ingest(devicePort, "1")) {
            party.with(options -> options.setCleanStart(true)).connect();
        }
    }

    Ingest ingest() {
        return ingest;
    }

    MqttParty device(String id) throws Exception {
        return MqttParty.device(devicePort, id);
    }

    MqttSocket socket() throws Exception {
        return new MqttSocket(devicePort);
    }

    void register(Device... devices) {
        for (var device : devices) {
            write(Streams.DEVICES, device.id(), Json.write(device));
        }
    }

    void command(Command command) {
        write(Streams.COMMANDS, command.device(), Json.write(command));
    }

    private void write(Streams stream, String key, byte[] value) {
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka.bootstrap());
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(properties, bytes, bytes)) {
            producer.send(new ProducerRecord<>(stream.topic(), key.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    /** The log as it stands, each partition in its order. */
    List<Entry> log() {
        return read(Streams.OBSERVATIONS).stream()
                .map(entry -> new Entry(entry.partition(), decoded(entry)))
                .toList();
    }

    <T extends Observation> List<T> log(Class<T> type) {
        return log().stream()
                .map(Entry::observation)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<Rejected> rejected() {
        return read(Streams.REJECTED).stream()
                .map(entry -> Json.read(entry.value(), Rejected.class))
                .toList();
    }

    <T extends Observation> List<T> awaitLog(Class<T> type, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> log(type).size() >= count);
        return log(type);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Streams stream) {
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka.bootstrap());
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            var partitions = consumer.partitionsFor(stream.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    private static Observation decoded(ConsumerRecord<byte[], byte[]> entry) {
        var key = entry.key() == null ? "" : new String(entry.key(), StandardCharsets.UTF_8);
        return Wire.decode(key, entry.timestamp(), entry.value());
    }

    @Override
    public void close() throws Exception {
        stopIngest();
        broker.close();
        kafka.close();
    }
}
