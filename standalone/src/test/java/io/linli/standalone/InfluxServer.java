package io.linli.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of an InfluxDB 2: the program that LINLI_TEST_INFLUXD names, else {@code influxd} on the path, else its
 * image where Docker runs.
 */
final class InfluxServer implements AutoCloseable {
    private static final String DOCKER = "docker";
    private static final String IMAGE = "influxdb:2.9.1";
    private static final Optional<String> PROGRAM = program();

    private final Path data;
    private final int port;
    private @Nullable Process process;

    InfluxServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static boolean isThere() {
        return PROGRAM.isPresent();
    }

    private static Optional<String> program() {
        var named = System.getenv("LINLI_TEST_INFLUXD");
        if (named != null && !named.isBlank()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException("LINLI_TEST_INFLUXD=" + named + " is no program");
            }
            return Optional.of(named);
        }
        var onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "influxd"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        return onPath.or(() -> isDockerThere() ? Optional.of(DOCKER) : Optional.empty());
    }

    private static boolean isDockerThere() {
        try {
            var asked = new ProcessBuilder(DOCKER, "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(10, TimeUnit.SECONDS) && asked.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** On what its folder holds. */
    void start() throws IOException {
        process = new ProcessBuilder(isInContainer() ? ofImage() : ofProgram())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
    }

    /** As a power cut would. */
    void kill() throws IOException, InterruptedException {
        var running = process;
        if (running == null) {
            return;
        }
        if (isInContainer()) {
            new ProcessBuilder(DOCKER, "kill", container()).start().waitFor();
        } else {
            running.destroyForcibly();
        }
        running.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        var running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        }
    }

    private List<String> ofProgram() {
        return List.of(
                PROGRAM.orElseThrow(),
                "--reporting-disabled",
                "--http-bind-address",
                "127.0.0.1:" + port,
                "--bolt-path",
                data.resolve("bolt").toString(),
                "--engine-path",
                data.resolve("engine").toString(),
                "--sqlite-path",
                data.resolve("sqlite").toString());
    }

    private List<String> ofImage() {
        return List.of(
                DOCKER,
                "run",
                "--rm",
                "--name",
                container(),
                "--publish",
                "127.0.0.1:" + port + ":8086",
                "--volume",
                data + ":/var/lib/influxdb2",
                IMAGE,
                "--reporting-disabled");
    }

    private static boolean isInContainer() {
        return PROGRAM.orElseThrow().equals(DOCKER);
    }

    private String container() {
        return "linli-test-" + port;
    }
}
