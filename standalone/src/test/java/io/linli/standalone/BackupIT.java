package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is backed up while people work comes back whole, in another folder, and is in force there. */
class BackupIT {
    private record Said(int exit, String text) {}

    @TempDir
    private Path folder;

    @Test
    void aRestoredCommunityGoesOnWhereTheBackupWasMade() throws Exception {
        var archive = folder.resolve("linli.zip");
        JsonNode incident;
        try (var demo = start("first")) {
            incident = pressAndAcknowledge(demo);
            assertThat(linli("doctor", "--data", first()).text())
                    .contains("runs at", "postgres", "broker")
                    .doesNotContain("RED");
            var said = linli("backup", archive.toString(), "--data", first(), "--with-secrets");
            assertThat(said.exit()).as(said.text()).isZero();
            assertThat(said.text()).contains("1 incidents", "With secrets", "Not in it");
            assertThat(linli("restore", archive.toString(), "--data", first()).text())
                    .contains("in use");
        }
        refusesWhatIsDamagedBeforeAnythingIsTouched(archive);
        var restored = linli("restore", archive.toString(), "--data", second());
        assertThat(restored.exit()).as(restored.text()).isZero();
        assertThat(linli("restore", archive.toString(), "--data", second()).text())
                .contains("not empty", "--replace");
        try (var demo = start("second")) {
            isAsItWas(demo, incident);
            speaksWithItsOldPassword(demo);
        }
        isPutAsideForTheOlderOne(archive);
    }

    private void isPutAsideForTheOlderOne(Path archive) throws IOException {
        var stopped = folder.resolve("stopped.zip");
        assertThat(linli("backup", stopped.toString(), "--data", second()).text())
                .contains("2 incidents", "Without secrets");
        assertThat(linli("restore", archive.toString(), "--data", second(), "--replace")
                        .text())
                .contains("1 incidents", "remove it when you are sure");
        try (var beside = Files.list(folder)) {
            assertThat(beside.filter(path -> path.getFileName().toString().startsWith("second.before-restore-")))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside.resolve("postgres")).exists());
        }
    }

    @Test
    void whatIsAmissIsSaidWithItsCure() throws Exception {
        var archive = folder.resolve("stopped.zip");
        EmbeddedPostgres.start(Path.of(second()).resolve("postgres"), 0).close();
        assertThat(linli("backup", archive.toString(), "--data", second()).exit())
                .as("a database that Linli has never used")
                .isEqualTo(PlainErrors.REFUSED);
        assertThat(archive).doesNotExist();
        assertThat(linli("backup", archive.toString(), "--data", first()).text())
                .contains("no records in");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var said = linli("doctor", "--data", first(), "--port", Integer.toString(taken.getLocalPort()));
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.text()).contains("not free at 127.0.0.1", "choose another by --port");
        }
    }

    private JsonNode pressAndAcknowledge(Demo demo) throws Exception {
        var port = Integer.parseInt(demo.addresses().getProperty("mqtt").replaceFirst(".*:", ""));
        try (var box = MqttParty.device(port, "box-1", password(demo, "box-1")).connect()) {
            box.publish("linli/v1/box-1/event", """
                    {"specversion": "1.0", "id": "e1", "source": "box-1", "type": "io.linli.callbox.sos.pressed",
                     "data": {"pressId": "p-17", "button": "main"}}""");
        }
        var worker = Person.loggedIn(http(demo), "grid003");
        var id = await().until(() -> worker.get("incidents").at("/items/0/id").asText(), found -> !found.isEmpty());
        assertThat(worker.post("incidents/" + id + "/acknowledge", Map.of()).statusCode())
                .isEqualTo(200);
        return worker.get("incidents/" + id);
    }

    private void refusesWhatIsDamagedBeforeAnythingIsTouched(Path archive) throws IOException {
        var damaged = Files.copy(archive, folder.resolve("damaged.zip"));
        try (var bytes = Files.newByteChannel(damaged, StandardOpenOption.WRITE)) {
            bytes.position(Files.size(damaged) / 3).write(ByteBuffer.wrap(new byte[64]));
        }
        assertThat(linli("restore", damaged.toString(), "--data", second()).exit())
                .isEqualTo(PlainErrors.REFUSED);
        assertThat(Path.of(second())).doesNotExist();
    }

    private static void isAsItWas(Demo demo, JsonNode incident) throws Exception {
        var worker = Person.loggedIn(http(demo), "grid003");
        var after = worker.get("incidents/" + incident.path("id").asText());
        assertThat(after.path("phase")).isEqualTo(incident.path("phase"));
        assertThat(after.path("timeline").findValuesAsText("to"))
                .startsWith(incident.path("timeline").findValuesAsText("to").toArray(String[]::new));
        assertThat(worker.get("staff").findValuesAsText("username")).contains("grid003", "duty");
        assertThat(worker.get("rules").path("items")).isNotEmpty();
        assertThat(worker.get("devices").path("items").findValuesAsText("id")).contains("level-7", "box-1");
        assertThat(worker.post("incidents/" + incident.path("id").asText() + "/arrive", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    /** The streams were told again, and the keys came along: else the broker would not let it in. */
    private void speaksWithItsOldPassword(Demo demo) throws Exception {
        var port = Integer.parseInt(demo.addresses().getProperty("mqtt").replaceFirst(".*:", ""));
        try (var level =
                MqttParty.device(port, "level-7", password(demo, "level-7")).connect()) {
            level.publish("linli/v1/level-7/telemetry", water(12, 6));
            level.publish("linli/v1/level-7/telemetry", water(320, 3));
            level.publish("linli/v1/level-7/telemetry", water(620, 0));
        }
        var duty = Person.loggedIn(http(demo), "duty");
        await().until(() ->
                duty.get("incidents").path("items").findValuesAsText("kind").contains("flood"));
    }

    private static String password(Demo demo, String device) {
        return new DeviceCredential(demo.folder().secret(DemoFolder.DEVICE_KEY)).password(device, 1);
    }

    private static String water(int millimetres, int secondsAgo) {
        return "{\"water_level\": %d, \"at\": \"%s\"}"
                .formatted(millimetres, Instant.now().minusSeconds(secondsAgo));
    }

    private Demo start(String name) {
        var data = folder.resolve(name);
        var options =
                new DemoOptions(data, "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, false, null);
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        return new Demo(options, DemoFolder.open(data, false), Settings.of(Map.of()), quiet).start();
    }

    private static String http(Demo demo) {
        return demo.addresses().getProperty("http");
    }

    private String first() {
        return folder.resolve("first").toString();
    }

    private String second() {
        return folder.resolve("second").toString();
    }

    private static Said linli(String... words) {
        var text = new StringWriter();
        var line = Linli.commandLine();
        line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        return new Said(line.execute(words), text.toString());
    }
}
