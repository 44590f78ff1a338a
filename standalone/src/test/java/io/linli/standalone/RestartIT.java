package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.linli.api.escalation.Standards;
import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import io.linli.standalone.Browser.Look;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is killed the hard way while a page is open and a case that nobody takes stands between two tiers: the page
 * comes back, the case climbs on, and the audit log of it all is in order.
 */
class RestartIT {
    private static final double PATIENCE = 60_000;
    /** Seconds instead of minutes; the second tier waits long enough to be interrupted. */
    private static final String LIMITS = "acknowledge: {grid: 2s, community: 12s, street: 1s, department: 1s}";

    private static final String PEOPLE = """
            accounts:
              - {username: street, name: 孙, role: STREET_DISPATCHER, grid: '110105001'}
              - {username: water, name: 高, role: DEPT_HANDLER, grid: '110105001'}
            """;

    @TempDir
    private static Path folder;

    private final int port = FreePort.orWanted(0);
    private final int mqtt = FreePort.orWanted(0);

    /** The demo as a process of its own. */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var options = new DemoOptions(
                    folder,
                    "127.0.0.1",
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    false,
                    false,
                    folder.resolve("people.yaml"));
            var standards =
                    Map.of("LINLI_STANDARDS", folder.resolve("standards.yaml").toString());
            var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
            try (var demo = new Demo(options, DemoFolder.open(folder, false), Settings.of(standards), quiet)) {
                demo.start();
                ChildJvm.untilItsParentEnds();
            }
            Runtime.getRuntime().halt(0);
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("people.yaml"), PEOPLE);
        Files.writeString(folder.resolve("standards.yaml"), standards().replaceAll("acknowledge: .*60s.*", LIMITS));
    }

    @Test
    void theOpenDeskRecoversByItselfAndHasMissedNothing() throws Exception {
        try (var browser = Browser.start(http())) {
            var first = child();
            try (var duty = browser.person("duty", Look.DESK)) {
                var page = duty.newPage();
                page.navigate("/console");
                press();
                assertThat(page.locator(".row")).hasCount(1);
                page.click(".alarm-quiet");
                // The sound is stopped, the call is not.
                page.click(".alarm-take");
                assertThat(page.locator(".life .steps")).containsText("签收");
                flood();
                awaitTold("GRID", "COMMUNITY");

                first.kill();
                assertThat(page.locator(".cut")).isVisible();
                var second = child();
                try {
                    awaitTold("GRID", "COMMUNITY", "STREET", "DEPARTMENT");
                    var patient = new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
                    assertThat(page.locator(".row")).hasCount(2, patient);
                    assertThat(page.locator(".cut")).hasCount(0, patient);
                    assertThat(page.locator(".life .steps")).containsText("签收");
                    assertThat(page.locator(".alarm")).containsText("各级都已通知，仍无人签收");
                    page.click(".alarm a");
                    assertThat(page.locator(".life .steps")).containsText("部门");
                    Screens.take(page, "unattended-zh");
                    tamperedLogIsFound();
                } finally {
                    second.end();
                }
            }
            // That it could not be reached is what the browser itself complains of.
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("ERR_"));
        }
    }

    private ChildJvm child() throws Exception {
        var child = ChildJvm.run(Child.class, folder, port, mqtt).awaitPort(mqtt);
        var visitor = HttpClient.newHttpClient();
        var ready = HttpRequest.newBuilder(URI.create(http() + "/health/ready")).build();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> visitor.send(ready, BodyHandlers.discarding()).statusCode() == 200);
        return child;
    }

    private static String standards() throws IOException {
        try (var file = Standards.class.getResourceAsStream("/standards.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** That just these tiers, each once and in this order, were told of the flood. */
    private void awaitTold(String... tiers) throws Exception {
        var duty = Person.loggedIn(http(), "duty");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var told = duty.get("incidents").path("items").findParents("told").stream()
                    .filter(incident -> incident.path("kind").asText().equals("flood"))
                    .flatMap(incident ->
                            StreamSupport.stream(incident.path("told").spliterator(), false))
                    .map(JsonNode::asText);
            assertThat(told).containsExactly(tiers);
        });
    }

    /** The log of all this is in order, and is not with a single byte changed. */
    private void tamperedLogIsFound() throws Exception {
        var log = Person.loggedIn(http(), "auditor").text("audit/export");
        var exported = Files.writeString(folder.resolve("audit.ndjson"), log);
        assertThat(log).contains("acknowledge");
        assertThat(Linli.commandLine().execute("verify-audit", exported.toString()))
                .isZero();
        Files.writeString(exported, log.replaceFirst("acknowledge", "acknowledgf"));
        assertThat(Linli.commandLine().execute("verify-audit", exported.toString()))
                .isEqualTo(1);
    }

    private String http() {
        return "http://127.0.0.1:" + port;
    }

    private void press() throws MqttException {
        try (var box = device("box-1")) {
            box.publish("linli/v1/box-1/event", """
                    {"specversion": "1.0", "id": "p-1", "source": "box-1", "type": "io.linli.callbox.sos.pressed",
                     "data": {"pressId": "p-1"}}""");
        }
    }

    private void flood() throws MqttException {
        try (var level = device("level-7")) {
            for (var millimetres : new int[] {12, 320, 620}) {
                level.publish("linli/v1/level-7/telemetry", "{\"water_level\": " + millimetres + "}");
            }
        }
    }

    private MqttParty device(String id) throws MqttException {
        var key = DemoFolder.secretsOf(folder).getProperty(DemoFolder.DEVICE_KEY);
        return MqttParty.device(mqtt, id, new DeviceCredential(key).password(id, 1))
                .connect();
    }
}
