package io.linli.standalone;

import io.linli.model.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The log: Apache Kafka, broker and controller in this process, on the loopback address. What it acknowledged is in
 * the page cache of this machine: safe from killed processes, not from a lost power supply.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(10).toNanos();
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final int LARGEST_RECORD = 1 << 20;

    private final String bootstrap;
    private final KafkaRaftServer server;

    private EmbeddedKafka(String bootstrap, KafkaRaftServer server) {
        this.bootstrap = bootstrap;
        this.server = server;
    }

    /** Starts on what {@code data} holds, formatting it when it is new; port 0 takes a free one. */
    public static EmbeddedKafka start(Path data, int port) {
        var bootstrap = "127.0.0.1:" + FreePort.orWanted(port);
        formatOnce(data);
        var properties = properties(data, bootstrap, "127.0.0.1:" + FreePort.orWanted(0));
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(bootstrap, server);
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** Makes those streams that are not there yet, each with so many partitions. */
    public void createStreams(ToIntFunction<Streams> partitions) {
        createTopics(Stream.of(Streams.values())
                .map(stream -> new NewTopic(stream.topic(), partitions.applyAsInt(stream), (short) 1)
                        .configs(stream.topicConfig()))
                .toList());
    }

    /** Makes those topics that are not there yet; the others stay as they are. */
    public void createTopics(Collection<NewTopic> topics) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var present = admin.listTopics().names().get();
            var missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            awaitKnown(admin, topics.stream().map(NewTopic::name).toList());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka at " + bootstrap + " refused to make its topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    /** The controller says that a topic is made some moments before the broker knows it. */
    private static void awaitKnown(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!admin.listTopics().names().get().containsAll(topics)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka does not know its own topics after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatOnce(Path data) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        var said = new ByteArrayOutputStream();
        try {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException e) {
            throw new IllegalStateException("cannot write to " + data, e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot format " + data + " for Kafka: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static Map<String, String> properties(Path data, String bootstrap, String controller) {
        var properties = new HashMap<String, String>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("log.dirs", data.toString());
        properties.put("listeners", "PLAINTEXT://" + bootstrap + "," + CONTROLLER + "://" + controller);
        properties.put("advertised.listeners", "PLAINTEXT://" + bootstrap);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("controller.quorum.voters", NODE + "@" + controller);
        for (var internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(internal + ".replication.factor", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("auto.create.topics.enable", "false");
        properties.put("message.max.bytes", Integer.toString(LARGEST_RECORD));
        // A broker killed and started again is believed dead for a shorter time: 5 s instead of 13 s.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        // One machine, a few partitions: fewer threads and less memory than a server would take.
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "3");
        properties.put("background.threads", "2");
        properties.put("log.segment.bytes", Integer.toString(128 << 20));
        return properties;
    }
}
