package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.linli.api.Seed;
import io.linli.simulator.community.Community;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file is right by Compose's own judgement, and safe by ours. */
class ComposeTest {
    private static final ComposeFile COMPOSE = ComposeFile.read();
    /** They size their own memory by their own configuration. */
    private static final Set<String> SIZED_ELSEWHERE = Set.of("jobmanager", "taskmanager");

    @Test
    void composeTakesIt() throws Exception {
        var program = program();
        assumeThat(program)
                .as("Docker Compose: set LINLI_TEST_COMPOSE to its program, or install docker compose")
                .isNotEmpty();
        assertThat(said(program, "config", "-q")).isEmpty();
        assertThat(said(program, "--profile", "*", "config", "--services").lines())
                .containsExactlyInAnyOrderElementsOf(COMPOSE.services().keySet());
        assertThat(said(program, "--env-file", "deploy/demo.env", "config", "--services")
                        .lines())
                .contains("simulator", "grafana");
    }

    @Test
    void withoutDockerALineSaysWhatToDo(@TempDir Path programs) throws Exception {
        Files.createSymbolicLink(programs.resolve("dirname"), Path.of("/usr/bin/dirname"));
        var script = new ProcessBuilder(
                "/bin/bash", ComposeFile.ROOT.resolve("linli").toString(), "up");
        script.environment().put("PATH", programs.toString());
        var process = script.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("No docker compose found")
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceIsConfined(String name) {
        var service = COMPOSE.service(name);
        assertThat(service)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("stop_grace_period", "30s")
                .containsKey("mem_limit")
                .doesNotContainKeys("privileged", "network_mode", "pid", "cap_add", "env_file");
        assertThat(service.get("user").toString()).doesNotStartWith("0").matches("[0-9]+:[0-9]+");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyImageIsPinnedAndCanComeFromElsewhere(String name) {
        assertThat(COMPOSE.service(name).get("image").toString())
                .startsWith("${REGISTRY_PREFIX:-}")
                .matches(".*:[0-9]+(\\.[0-9]+)+.*");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceIsAskedHowItIsUnlessItEnds(String name) {
        assertThat(COMPOSE.service(name).containsKey("healthcheck")).isNotEqualTo(ends(name));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceWaitsForWhatItNeedsToBeWell(String name) {
        ComposeFile.<Map<String, String>>map(COMPOSE.service(name).getOrDefault("depends_on", Map.of()))
                .forEach((needed, how) -> assertThat(how.get("condition"))
                        .as(name + " needs " + needed)
                        .isEqualTo(ends(needed) ? "service_completed_successfully" : "service_healthy"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAreOpenToThisMachineAlone(String name) {
        assertThat(ComposeFile.<String>list(COMPOSE.service(name).getOrDefault("ports", List.of())))
                .allMatch(port -> port.startsWith("${BIND:-127.0.0.1}:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void noSecretStandsInTheEnvironment(String name) {
        assertThat(COMPOSE.environment(name, Map.of()).keySet())
                .filteredOn(key -> key.matches(".*(PASSWORD|SECRET|TOKEN|_KEY)(_.*)?"))
                .allMatch(key -> key.endsWith("_FILE") || key.equals("LINLI_TOKEN_FOLDER"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everySecretIsHandedOverByNameAndMadeByTheScript(String name) {
        var given = ComposeFile.<String>list(COMPOSE.service(name).getOrDefault("secrets", List.of()));
        assertThat(COMPOSE.secrets().keySet()).containsAll(given);
        COMPOSE.environment(name, Map.of()).values().stream()
                .filter(value -> value.startsWith("/run/secrets/"))
                .forEach(value -> assertThat(given).contains(value.substring("/run/secrets/".length())));
        assertThat(given).allMatch(ComposeFile.text("deploy/make-secrets.sh")::contains);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aJvmKnowsHowMuchMemoryIsItsOwn(String name) {
        var environment = COMPOSE.environment(name, Map.of());
        var isJvm = COMPOSE.service(name).get("image").toString().matches(".*(linli|apache)/.*");
        if (isJvm && !SIZED_ELSEWHERE.contains(name)) {
            assertThat(environment.values()).anyMatch(value -> value.contains("-XX:MaxRAMPercentage="));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everySettingIsKnown(String name) {
        assertThat(COMPOSE.environment(name, Map.of()).keySet())
                .filteredOn(key -> key.startsWith("LINLI_"))
                .allMatch(key -> SettingsDocumentTest.documented().contains(key.replaceFirst("_FILE$", "")));
    }

    @Test
    void theDemosVisitorsMayThrowInWhatThereIs() {
        assertThat(ComposeFile.demo()).containsAllEntriesOf(DemoSettings.trials(ComposeFile.ROOT.resolve("scenarios")));
    }

    @Test
    void whatTheDemoBeginsWithIsASeed() {
        var printed = new String(CommunitySeed.printed(), StandardCharsets.UTF_8);
        assertThat(Seed.parseYaml(printed)).isEqualTo(CommunitySeed.of(Community.liuyin()));
    }

    @Test
    void everyVolumeIsNamedAndEveryMountedFileThere() throws IOException {
        var named = new HashSet<String>();
        for (var service : COMPOSE.services().values()) {
            for (var mount : ComposeFile.<String>list(service.getOrDefault("volumes", List.of()))) {
                var source = mount.split(":")[0];
                if (source.startsWith("./")) {
                    assertThat(mount).endsWith(":ro");
                    assertThat(ComposeFile.ROOT.resolve(source)).exists();
                } else {
                    named.add(source);
                }
            }
        }
        assertThat(named)
                .isEqualTo(ComposeFile.map(COMPOSE.content().get("volumes")).keySet());
    }

    @Test
    void everyMainIsThere() {
        COMPOSE.services().keySet().stream()
                .flatMap(name -> COMPOSE.command(name).stream())
                .filter(word -> word.startsWith("io.linli."))
                .forEach(main -> assertThat(
                                ComposeTest.class.getClassLoader().getResource(main.replace('.', '/') + ".class"))
                        .as(main)
                        .isNotNull());
    }

    static Stream<String> services() {
        return new TreeSet<>(COMPOSE.services().keySet()).stream();
    }

    /** Whether it does its work and is gone. */
    private static boolean ends(String name) {
        return COMPOSE.service(name).get("restart").equals("on-failure");
    }

    private static List<String> program() throws Exception {
        var named = System.getenv("LINLI_TEST_COMPOSE");
        if (named != null && !named.isBlank()) {
            assertThat(Path.of(named)).as("LINLI_TEST_COMPOSE").isExecutable();
            return List.of(named);
        }
        var ofDocker = List.of("docker", "compose");
        try {
            return said(ofDocker, "version").isEmpty() ? List.of() : ofDocker;
        } catch (IOException | AssertionError e) {
            return List.of();
        }
    }

    /** What it prints; what it complains of fails the test. */
    private static String said(List<String> program, String... arguments) throws Exception {
        var command = Stream.concat(program.stream(), Stream.of(arguments)).toList();
        var errors = Files.createTempFile("compose", ".err");
        var process = new ProcessBuilder(command)
                .directory(ComposeFile.ROOT.toFile())
                .redirectError(errors.toFile())
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var complaint = Files.readString(errors);
        Files.delete(errors);
        assertThat(process.exitValue()).as(complaint).isZero();
        return said;
    }
}
