package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.linli.model.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of a home with a Zigbee2MQTT, as somebody captured them: tried on a rule, and said into the demo. */
class CaptureIT {
    private static final Path CAPTURE = Path.of("src", "test", "resources", "captures", "zigbee-home.jsonl");
    private static final String GATEWAY = "gw-9";
    private static final String MOTION = "0x00158d0001a2b301";
    private static final String CLIMATE = "0x00158d0001a2b305";
    private static final String RULE = """
            id: inactivity
            kind: inactivity
            applies: {subject: home, tags: [watched]}
            parameters: {cap: 12h}
            """;

    @TempDir
    private Path folder;

    @Test
    void aRuleTriedOnItFindsTheMorningThatStayedSilent() throws Exception {
        var rule = Files.writeString(folder.resolve("rule.yaml"), RULE);
        run("import", "capture", CAPTURE, folder);
        var alerts = run("backtest", "--rule", rule, "--recorded", folder.resolve("zigbee-home"))
                .lines()
                .map(CaptureIT::json)
                .toList();
        assertThat(alerts).extracting(alert -> alert.path("ladder").asText()).containsExactly("L1", "L2", "L3");
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.path("kind").asText()).isEqualTo("inactivity");
            // What the sensor repeated afterwards, with all that was known of it, moved nobody.
            assertThat(alert.path("onset").asText()).startsWith("2026-03-03T2");
        });
    }

    @Test
    void saidIntoTheDemoItsReadingsAndLivenessAppear() throws Exception {
        var few = folder.resolve("few.jsonl");
        Files.write(few, Files.readAllLines(CAPTURE).subList(0, 18));
        var options = new DemoOptions(
                folder.resolve("demo"), "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, false, null);
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        try (var demo =
                new Demo(options, DemoFolder.open(options.data(), false), Settings.of(Map.of()), quiet).start()) {
            var admin = Person.loggedIn(demo.addresses().getProperty("http"), "admin");
            register(admin, Map.of("id", GATEWAY, "kind", "gateway", "metrics", "battery", "period", "10m"));
            register(admin, child(MOTION, "motion"));
            register(admin, child(CLIMATE, "temperature;humidity"));
            run("replay", few, "--speed", 1_000, "--data", options.data());

            var duty = Person.loggedIn(demo.addresses().getProperty("http"), "duty");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> device(duty, MOTION).path("online").asBoolean());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> readings(duty, MOTION, "motion") > 0 && readings(duty, CLIMATE, "temperature") > 0);
        }
    }

    private static void register(Person admin, Map<String, Object> device) throws Exception {
        var whole = new HashMap<>(device);
        whole.put("home", "501");
        var answer = admin.post("devices", whole);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static Map<String, Object> child(String id, String metrics) {
        return Map.of("id", id, "kind", "sensor", "metrics", metrics, "period", "25h", "parent", GATEWAY);
    }

    private static JsonNode device(Person duty, String id) throws Exception {
        return StreamSupport.stream(duty.get("devices?limit=500").path("items").spliterator(), false)
                .filter(item -> item.at("/device/id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int readings(Person duty, String device, String metric) throws Exception {
        return duty.get("readings?device=" + device + "&metric=" + metric)
                .at("/series/0/points")
                .size();
    }

    private static String run(Object... arguments) {
        var out = new StringWriter();
        var problems = new StringWriter();
        var code = Linli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(problems))
                .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        assertThat(code).as(problems.toString()).isZero();
        return out.toString();
    }

    private static JsonNode json(String line) {
        return Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
