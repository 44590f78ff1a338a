package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.stream.StreamSnapshot;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Settings;
import io.linli.model.Streams;
import io.linli.simulator.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories of {@code scenarios/}, each into the demo as it runs. */
class ReplayIT {
    private static final Path SCENARIOS = Path.of("..", "scenarios");
    private static final String HOME = "b3-2-501";

    @TempDir
    private Path folder;

    @Test
    void everyStoryFindsItsDevicesInTheDemoOrIsGivenThem() throws Exception {
        var options = new DemoOptions(
                folder.resolve("demo"), "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), true, false, null);
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        try (var demo =
                new Demo(options, DemoFolder.open(options.data(), false), Settings.of(Map.of()), quiet).start()) {
            var said = replay("sos-by-a-device-without-a-button", options.data());
            assertThat(said).contains("Registered for this story", "motion-1 (3号楼2单元501)", "motion-1 sos_pressed");
            assertThat(replay("sos-by-a-device-without-a-button", options.data()))
                    .doesNotContain("Registered");
            var duty = Person.loggedIn(demo.addresses().getProperty("http"), "duty");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> StreamSupport.stream(
                                    duty.get("incidents").path("items").spliterator(), false)
                            .anyMatch(incident -> incident.toString().contains("home:" + HOME)));

            var admin = DemoAdmin.loggedIn(demo.addresses().getProperty("http"));
            try (var files = Files.list(SCENARIOS)) {
                for (var file : files.sorted().toList()) {
                    var known = known(demo);
                    var missing = Story.missing(Scenario.read(file), known);
                    Cast.register(missing, device -> known.containsKey(device.id()), admin);
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> Story.missing(Scenario.read(file), known(demo))
                                    .isEmpty());
                }
            }
        }
    }

    private static Map<String, Device> known(Demo demo) {
        return StreamSnapshot.read(demo.addresses().getProperty("kafka"), Streams.DEVICES).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Json.read(entry.getValue(), Device.class)));
    }

    private static String replay(String scenario, Path data) {
        var out = new StringWriter();
        var problems = new StringWriter();
        var path = SCENARIOS.resolve(scenario + ".yaml");
        var code = Linli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(problems))
                .execute(List.of("replay", path, "--speed", "1000", "--data", data).stream()
                        .map(Object::toString)
                        .toArray(String[]::new));
        assertThat(code).as(problems.toString()).isZero();
        return out.toString();
    }
}
