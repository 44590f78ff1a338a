package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import io.linli.standalone.Browser.Look;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is open while everything behind it is killed and comes back. */
class RestartIT {
    private static final double PATIENCE = 60_000;

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
                    null);
            var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
            try (var demo = new Demo(options, DemoFolder.open(folder, false), Settings.of(Map.of()), quiet)) {
                demo.start();
                ChildJvm.untilItsParentEnds();
            }
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void theOpenDeskRecoversByItselfAndHasMissedNothing() throws Exception {
        try (var browser = Browser.start("http://127.0.0.1:" + port)) {
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

                first.kill();
                assertThat(page.locator(".cut")).isVisible();
                var second = child();
                try {
                    flood();
                    var patient = new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
                    assertThat(page.locator(".row")).hasCount(2, patient);
                    assertThat(page.locator(".cut")).hasCount(0, patient);
                    assertThat(page.locator(".life .steps")).containsText("签收");
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
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> visitor.send(ready, BodyHandlers.discarding()).statusCode() == 200);
        return child;
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
