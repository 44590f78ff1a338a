package io.linli.standalone.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.Api;
import io.linli.api.ApiConfig;
import io.linli.api.Seed;
import io.linli.api.audit.AuditKey;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Settings;
import io.linli.model.Streams;
import io.linli.model.Text;
import io.linli.model.Wire;
import io.linli.standalone.EmbeddedKafka;
import io.linli.standalone.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A log, records, and the service between them, with somebody at either end. */
final class ApiParty implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SEED = """
            devices:
              - {id: level-7, kind: sensor, metrics: [water_level, battery], period: 600, credential_version: 1,
                 active: true, exit_door: false, tags: [], settings: {},
                 place: {grid: '110105001001003', site: underpass-east, label: 东地下通道, zone: Asia/Shanghai}}
              - {id: box-1, kind: call_box, metrics: [sos], period: 300, credential_version: 1, active: true,
                 exit_door: false, tags: [watched], settings: {},
                 place: {grid: '110105001001003', home: b3-501, label: 3号楼501, zone: Asia/Shanghai}}
            rules: [{id: flood, kind: flood}, {id: sos, kind: sos, level: I}]
            accounts:
              - {username: duty, name: 吕, role: COMMUNITY_DUTY, grid: '110105001001'}
              - {username: devices, name: 丁, role: DEVICE_ADMIN, grid: '110105'}
            """;

    private static final String AUDIT_KEY = AuditKey.make();

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final AtomicLong onset = new AtomicLong(Instant.now().toEpochMilli());
    private Api api;

    private ApiParty(Path folder) {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createStreams(stream -> 2);
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new StringSerializer(), new ByteArraySerializer());
        api = api();
        api.seed(Seed.parseYaml(SEED), "linli-demo");
    }

    static ApiParty start() {
        try {
            var parent = Files.createDirectories(Path.of("target", "parts").toAbsolutePath());
            return new ApiParty(Files.createTempDirectory(parent, "api-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Api api() {
        return new Api(ApiConfig.of(Settings.of(Map.of(
                        "LINLI_HTTP_PORT",
                        "0",
                        "LINLI_SECURE_COOKIE",
                        "false",
                        "LINLI_MFA",
                        "optional",
                        "LINLI_AUDIT_KEY",
                        AUDIT_KEY,
                        "LINLI_POSTGRES_URL",
                        postgres.jdbcUrl(),
                        "LINLI_POSTGRES_USER",
                        "postgres",
                        "LINLI_KAFKA_BOOTSTRAP",
                        kafka.bootstrap()))))
                .start();
    }

    void stopApi() {
        api.close();
    }

    void startApi() {
        api = api();
    }

    void write(Streams stream, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(stream.topic(), key, value)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log did not take it", e);
        }
    }

    void observe(Observation observation) {
        write(Streams.OBSERVATIONS, observation.subject(), Wire.encode(observation));
    }

    <T> List<T> read(Streams stream, Class<T> type) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(stream.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var values = new ArrayList<T>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(Json.read(record.value(), type)));
            }
            return values;
        }
    }

    Alert flood() {
        return alert(RuleKind.FLOOD, Place.site("110105001001003", "underpass-east", "东地下通道", ZONE), "level-7");
    }

    Alert sos() {
        return alert(RuleKind.SOS, Place.home("110105001001003", "b3-501", null, "3号楼501", ZONE), "box-1");
    }

    private Alert alert(RuleKind kind, Place place, String device) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var begun = Instant.ofEpochMilli(onset.incrementAndGet());
        var subject = Objects.requireNonNull(place.subject());
        return new Alert(
                Alert.id(kind.id(), Mode.LIVE, subject, begun),
                kind,
                subject,
                place,
                device,
                Level.I,
                null,
                null,
                Mode.LIVE,
                kind.id(),
                1,
                1,
                begun,
                now,
                now,
                now,
                null,
                null,
                false,
                Map.of(),
                new Text("险情", "risk"));
    }

    boolean knows(Alert alert) {
        return get("duty", "/api/v1/alerts?limit=1000").toString().contains(alert.id());
    }

    JsonNode get(String username, String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("cookie", cookie(username)));
    }

    /** The lines of the events as they come. */
    List<String> follow(String username) {
        var lines = new CopyOnWriteArrayList<String>();
        var request = HttpRequest.newBuilder(uri("/api/v1/events")).header("cookie", cookie(username));
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(new LineCollector(lines)));
        await().until(() -> lines.contains("retry: 2000"));
        return lines;
    }

    private String cookie(String username) {
        return cookies.computeIfAbsent(username, name -> {
            var body = "{\"username\": \"" + name + "\", \"password\": \"linli-demo\"}";
            var request = HttpRequest.newBuilder(uri("/api/v1/session"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            try {
                var answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
                return answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    @Override
    public void close() {
        api.close();
        producer.close();
        postgres.close();
        kafka.close();
    }
}
