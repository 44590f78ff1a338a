package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person asks for by mistake is refused in one line with its cure, before anything is started or said. */
class RefusalTest {
    private static final Path README = Path.of("..", "README.md");

    @TempDir
    private Path folder;

    @Test
    void ofAMessageThatIsNotOneValueOfJson() {
        refused("there is no JSON to say", "publish", "level-7", "");
        refused("not one value of JSON: {} {}", "publish", "level-7", "{} {}");
        refused("not one value of JSON: {", "publish", "level-7", "{");
    }

    @Test
    void ofAPortThatIsNone() {
        refused("--port 99999 is no port", "doctor", "--port", "99999");
        refused("--port and --mqtt-port are both 1883", "doctor", "--port", "1883");
    }

    @Test
    void ofABackupIntoNowhere() {
        var nowhere = folder.resolve("nowhere");

        refused("there is no folder " + nowhere, "backup", nowhere.resolve("x.zip"));
    }

    /** Before any folder is read: what is judged takes minutes. */
    @Test
    void ofAReportIntoNowhere() {
        var nowhere = folder.resolve("nowhere").resolve("figures");

        for (var option : List.of("--json", "--markdown", "--picture")) {
            refused(nowhere + " cannot be written", "evaluate", "home", folder, option, nowhere);
            refused(folder + " cannot be written", "evaluate", "home", folder, option, folder);
        }
    }

    @Test
    void ofAScenarioThatIsNone() throws IOException {
        refused("README.md: line 3: must be fields with their values", "replay", README);
        refused("no.yaml cannot be read", "replay", "no.yaml");
        refused("no.jsonl cannot be read", "replay", "no.jsonl");
        var scenario = Files.writeString(folder.resolve("s.yaml"), "story: x\ngiven: 3\n");
        refused("given: must be a list, such as [a, b], not: 3", "replay", scenario);
        Files.writeString(scenario, "story: 客厅\n", Charset.forName("GBK"));
        refused(scenario + ":1: is not UTF-8: save it as UTF-8", "replay", scenario);
        refused(scenario + ":1: is not UTF-8", "backtest", "--rule", scenario, "--recorded", folder);
    }

    @Test
    void ofASourceThatIsNoFolder() {
        refused(README + ": is a file; house-mill reads the folder with", "import", "house-mill", README, folder);
    }

    @Test
    void aCaptureOfNothingButBadRowsNamesEach() throws IOException {
        var capture = folder.resolve("home.jsonl");
        Files.write(capture, badRows(), Charset.forName("GBK"));

        var said = run("import", "capture", capture, folder.resolve("to"));

        assertThat(said.code).isEqualTo(2);
        assertThat(said.lines)
                .containsExactly(
                        capture + ":1: is no JSON object as mosquitto_sub -F %j writes it: left out",
                        capture + ":2: is no JSON object as mosquitto_sub -F %j writes it: left out",
                        capture + ":3: is no JSON object as mosquitto_sub -F %j writes it: left out",
                        capture + ":4: is not UTF-8: save it as UTF-8: left out",
                        capture + ":5: tst must be of the years 1970 to 2199, not: 9999-01-01T00:00:00Z: left out",
                        capture + ":6: tst must be such as 2026-03-02T08:15:00.000+0800, not: noon: left out",
                        capture + ":7: payload is missing: left out",
                        capture + ": holds no message");
        assertThat(run("replay", capture).lines)
                .hasSize(8)
                .last()
                .asString()
                .startsWith(capture + " cannot be played: it holds no message: ");
    }

    private static List<String> badRows() {
        return List.of(
                "null",
                "garbage",
                "[]",
                "{\"tst\": \"客厅\"}",
                "{\"tst\": \"9999-01-01T00:00:00.000+0000\", \"topic\": \"a\", \"payload\": \"\"}",
                "{\"tst\": \"noon\", \"topic\": \"a\", \"payload\": \"\"}",
                "{\"tst\": \"2026-03-02T08:15:00.000+0800\", \"topic\": \"a\"}");
    }

    @Test
    void hintsNameAFolderThatIsNotTheUsualOne() {
        assertThat(Shell.dataOption(Path.of(".linli"))).isEmpty();
        assertThat(Shell.dataOption(Path.of("/var/linli-1"))).isEqualTo(" --data /var/linli-1");
        assertThat(Shell.dataOption(Path.of("my demo"))).isEqualTo(" --data 'my demo'");
        assertThat(Shell.dataOption(Path.of("ann's"))).isEqualTo(" --data 'ann'\\''s'");
    }

    private record Said(int code, List<String> lines) {}

    private static void refused(String problem, Object... words) {
        var said = run(words);
        assertThat(said.code).isEqualTo(2);
        assertThat(said.lines)
                .singleElement()
                .asString()
                .contains(problem)
                .doesNotContain("java.")
                .doesNotContain("io.linli");
    }

    private static Said run(Object... words) {
        var said = new StringWriter();
        var to = new PrintWriter(said, true);
        var arguments = Stream.of(words).map(Object::toString).toArray(String[]::new);
        var code = Linli.commandLine().setOut(to).setErr(to).execute(arguments);
        return new Said(code, said.toString().lines().toList());
    }
}
