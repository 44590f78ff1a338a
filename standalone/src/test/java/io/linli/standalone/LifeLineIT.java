package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import io.linli.model.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a sensor to a person and back, as a newcomer's first minutes go, on the demo itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeLineIT {
    private record Notice(String id, String timestamp, String signature, String body) {}

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PRESS = """
            {"specversion": "1.0", "id": "e1", "source": "box-1", "type": "io.linli.callbox.sos.pressed",
             "data": {"pressId": "p-17", "button": "main"}}""";

    private final LinkedBlockingQueue<Notice> notices = new LinkedBlockingQueue<>();

    @TempDir
    private static Path folder;

    private HttpServer receiver;
    private Demo demo;
    private String http;

    @BeforeAll
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            notices.add(new Notice(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    body));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        startDemo();
    }

    @AfterAll
    void stop() {
        demo.close();
        receiver.stop(0);
    }

    @Test
    void waterInTheUnderpassBecomesACaseThatPeopleClose() throws Exception {
        var duty = Person.loggedIn(http, "duty");
        var worker = Person.loggedIn(http, "grid003");
        var events = duty.follow();
        try (var level = device("level-7")) {
            level.publish("linli/v1/level-7/telemetry", water(12, 6));
            level.publish("linli/v1/level-7/telemetry", water(320, 3));
            level.publish("linli/v1/level-7/telemetry", water(620, 0));
        }
        var alert = next(
                        events,
                        event -> event.path("alert").path("kind").asText().equals("flood"))
                .path("alert");
        assertThat(alert.path("level").asText()).isEqualTo("I");
        assertThat(alert.path("explanation").path("fast_rise").asBoolean()).isTrue();

        var incident = incident(duty, "flood");
        var notice = notices.poll(10, TimeUnit.SECONDS);
        assertThat(notice).isNotNull();
        assertThat(notice.signature()).isEqualTo(signature(notice));
        assertThat(notice.body()).contains(incident);

        assertThat(step(worker, incident, "acknowledge", Map.of())).isEqualTo(200);
        assertThat(step(worker, incident, "close", Map.of()))
                .as("nobody checks his own case")
                .isEqualTo(403);
        assertThat(step(duty, incident, "close", Map.of()))
                .as("a step out of order")
                .isEqualTo(409);
        assertThat(step(worker, incident, "arrive", Map.of())).isEqualTo(200);
        assertThat(step(worker, incident, "feedback", Map.of("outcome", "real_resolved")))
                .isEqualTo(200);
        assertThat(step(duty, incident, "close", Map.of())).isEqualTo(200);

        var timeline = duty.get("incidents/" + incident).path("timeline");
        assertThat(StreamSupport.stream(timeline.spliterator(), false)
                        .filter(entry -> entry.path("kind").asText().equals("TRANSITION"))
                        .map(entry -> entry.path("to").asText()))
                .containsSubsequence("REGISTERED", "DISPATCHED", "ACKNOWLEDGED", "ARRIVED", "FED_BACK", "CLOSED");
    }

    @Test
    void aCallForHelpIsAnsweredAtTheBox() throws Exception {
        try (var box = device("box-1")) {
            box.subscribe("linli/v1/box-1/cmd");
            box.publish("linli/v1/box-1/event", PRESS);
            var tone = Json.MAPPER.readTree(Objects.requireNonNull(box.hear()).payload());
            assertThat(tone.path("type").asText()).isEqualTo("ack");
            assertThat(tone.path("data").path("pressId").asText()).isEqualTo("p-17");
            assertThat(tone.path("data").path("tone").asText()).isEqualTo("heard");
            box.publish(
                    "linli/v1/box-1/cmdack", "{\"id\": \"" + tone.path("id").asText() + "\", \"reason\": \"done\"}");
        }
        var duty = Person.loggedIn(http, "duty");
        var incident = incident(duty, "sos");
        await().until(() -> duty.get("incidents/" + incident).path("notices").findValuesAsText("state").stream()
                .anyMatch("delivered"::equalsIgnoreCase));
    }

    @Test
    void whatWasMeasuredIsHistory() throws Exception {
        try (var sensor = device("level-7")) {
            sensor.publish("linli/v1/level-7/telemetry", "{\"battery\": 77, \"rssi\": -70}");
        }
        var duty = Person.loggedIn(http, "duty");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> duty.get("readings?device=level-7")
                        .path("series")
                        .findValuesAsText("metric")
                        .containsAll(List.of("battery", "rssi")));
        var days = duty.get("readings?subject=site:underpass-east&metric=battery&resolution=P1D");
        assertThat(days.at("/series/0/points/0/mean").asDouble()).isEqualTo(77);
        var resident = Person.loggedIn(http, "home501");
        assertThat(resident.get("readings?device=level-7").path("status").asInt())
                .isEqualTo(404);
    }

    private static String water(int millimetres, int secondsAgo) {
        return "{\"water_level\": %d, \"at\": \"%s\"}"
                .formatted(millimetres, Instant.now().minusSeconds(secondsAgo));
    }

    private void startDemo() {
        var options =
                new DemoOptions(folder, "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, false, null);
        var settings = Settings.of(Map.of(
                "LINLI_WEBHOOK_URL",
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                "LINLI_WEBHOOK_SECRET",
                SECRET,
                "LINLI_WEBHOOK_ALLOW_PRIVATE",
                "true"));
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        demo = new Demo(options, DemoFolder.open(folder, false), settings, quiet).start();
        http = demo.addresses().getProperty("http");
    }

    private MqttParty device(String id) throws MqttException {
        var password = new DeviceCredential(demo.folder().secret(DemoFolder.DEVICE_KEY)).password(id, 1);
        var port = Integer.parseInt(demo.addresses().getProperty("mqtt").replaceFirst(".*:", ""));
        return MqttParty.device(port, id, password).connect();
    }

    private static JsonNode next(LinkedBlockingQueue<JsonNode> events, Predicate<JsonNode> which)
            throws InterruptedException {
        while (true) {
            var event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event within ten seconds").isNotNull();
            if (which.test(event)) {
                return event;
            }
        }
    }

    /** The open incident of this kind, once there is one. */
    private static String incident(Person person, String kind) {
        return await().until(
                        () -> {
                            for (var item : person.get("incidents").path("items")) {
                                if (item.path("kind").asText().equals(kind)) {
                                    return item.path("id").asText();
                                }
                            }
                            return "";
                        },
                        id -> !id.isEmpty());
    }

    private static int step(Person person, String incident, String step, Map<String, Object> body) throws Exception {
        return person.post("incidents/" + incident + "/" + step, body).statusCode();
    }

    /** As Standard Webhooks 1.0 has it. */
    private static String signature(Notice notice) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
        var signed = notice.id() + "." + notice.timestamp() + "." + notice.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
