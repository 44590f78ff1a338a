package io.linli.benchmarks.system;

import io.linli.benchmarks.machine.ThreadUsage;
import io.linli.benchmarks.machine.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The system under test: a demo in a process of its own, which may be killed the hard way. */
public final class DemoProcess implements AutoCloseable {
    private static final Duration ORDERLY = Duration.ofSeconds(20);
    private static final String READY = "Ready after";
    private static final int LINES_KEPT = 60;

    private final Launch launch;
    private final Process process;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();
    private final Deque<String> said = new ArrayDeque<>();

    private DemoProcess(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    public static DemoProcess start(Launch launch) {
        var builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        try {
            var demo = new DemoProcess(launch, builder.start());
            // A benchmark that is stopped leaves nothing behind.
            Runtime.getRuntime().addShutdownHook(new Thread(demo.process::destroy, "stop-demo"));
            var listener = new Thread(demo::listen, "demo-output");
            listener.setDaemon(true);
            listener.start();
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + launch.program(), e);
        }
    }

    /** How long it took from the start of the program until it said that it is ready. */
    public Duration awaitReady(Duration patience) {
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the demo did not get ready:\n" + lastWords(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo starts", e);
        }
    }

    /** Where a part listens, or a secret, as the demo has written it into its folder. */
    public String address(String name) {
        return property("addresses.properties", name);
    }

    public String secret(String name) {
        return property("secrets.properties", name);
    }

    /** One message as a device, by the command that people use. */
    public void publish(String device, String json) {
        try {
            var process = new ProcessBuilder(launch.publish(device, json))
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("not published: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the JVM alone. */
    public Usage jvm() {
        return Usage.of(process.pid());
    }

    /** Of PostgreSQL, which is a child that has left its parent. */
    public Usage postgres() {
        return postmaster().map(Usage::ofTree).orElse(new Usage(0, 0));
    }

    public Usage usage() {
        return jvm().plus(postgres());
    }

    public ThreadUsage threads() {
        return ThreadUsage.of(process.pid());
    }

    /** As a power cut of this one process: no farewell, no hook. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets it run for a time; throws IllegalStateException when it ends meanwhile. */
    public void settle(Duration time) {
        try {
            if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the demo has ended:\n" + lastWords());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ORDERLY.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        postmaster().ifPresent(ProcessHandle::destroy);
    }

    private synchronized String lastWords() {
        return String.join("\n", said);
    }

    private void listen() {
        try (var lines = process.inputReader().lines()) {
            lines.forEach(this::hear);
        } catch (UncheckedIOException e) {
            // Its end is told below.
        }
        ready.completeExceptionally(new IllegalStateException("the demo has ended"));
    }

    private synchronized void hear(String line) {
        said.addLast(line);
        if (said.size() > LINES_KEPT) {
            said.removeFirst();
        }
        if (line.startsWith(READY)) {
            ready.complete(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Optional<ProcessHandle> postmaster() {
        var file = launch.data().resolve("postgres/cluster/postmaster.pid");
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String property(String file, String name) {
        var properties = new Properties();
        var path = launch.data().resolve(file);
        try (var reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo has not written " + path, e);
        }
        var value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("there is no " + name + " in " + path);
        }
        return value;
    }
}
