package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of a deployment, which a test may kill the hard way and start again. */
final class Server implements AutoCloseable {
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    Server(List<String> command, Map<String, String> environment, Path log) {
        this.command = command;
        this.environment = environment;
        this.log = log;
    }

    /** A JVM on the class path of the tests. */
    static Server java(List<String> arguments, Map<String, String> environment, Path log) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + ComposeFile.ROOT.resolve("deploy/logback.xml"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        return new Server(command, environment, log);
    }

    void start() {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("LINLI_"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To its own end; throws where that is not a good one. */
    void run() {
        start();
        try {
            if (!process().waitFor(2, TimeUnit.MINUTES) || process().exitValue() != 0) {
                throw new IllegalStateException(log + " does not end well: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end, and tells which. */
    int end() throws InterruptedException {
        start();
        return process().waitFor();
    }

    /** As kill -9 does. */
    void kill() {
        process().destroyForcibly();
        process().onExit().join();
    }

    /** As {@code docker stop} does; how it ended. */
    int stop() throws InterruptedException {
        process().destroy();
        if (!process().waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(log + " does not end when asked to");
        }
        return process().exitValue();
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException(log + " was never started");
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
