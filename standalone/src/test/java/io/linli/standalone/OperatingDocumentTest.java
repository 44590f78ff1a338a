package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/operating.md promises is backed by tests that are there, and says what the deployment has. */
class OperatingDocumentTest {
    private static final String DOCUMENT = ComposeFile.text("docs/operating.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+IT)`");
    private static final Pattern PATH = Pattern.compile("`((?:deploy|docker)[\\w./-]+)`");

    @Test
    void everyTestNamedIsThere() throws IOException {
        try (var files = Files.walk(ComposeFile.ROOT)) {
            var tests = files.map(path -> path.getFileName().toString()).toList();
            for (var named : all(TEST)) {
                assertThat(tests).contains(named + ".java");
            }
        }
    }

    @Test
    void everyPathNamedIsThereOrIsMade() {
        assertThat(all(PATH)).contains("docker-compose.yml").allSatisfy(path -> {
            if (!path.equals("deploy/secrets")) {
                assertThat(ComposeFile.ROOT.resolve(path)).exists();
            }
        });
    }

    @Test
    void everyPartThatMayDieHasItsLine() {
        for (var part : List.of("Mosquitto", "ingest", "Kafka", "PostgreSQL", "api", "InfluxDB")) {
            assertThat(DOCUMENT).contains("\n| " + part + " |");
        }
        assertThat(DOCUMENT).contains("\n| a task manager |", "\n| the job manager |");
    }

    private static List<String> all(Pattern pattern) {
        return pattern.matcher(DOCUMENT).results().map(found -> found.group(1)).toList();
    }
}
