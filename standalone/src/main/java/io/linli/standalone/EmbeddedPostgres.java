package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The records: a PostgreSQL of its own, unpacked from the class path, as durable as a real one. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts on what {@code data} holds, making it when it is new; port 0 takes a free one. */
    public static EmbeddedPostgres start(Path data, int port) {
        var cluster = data.toAbsolutePath().resolve("cluster");
        try {
            Files.createDirectories(cluster);
            stopOrphan(cluster);
            return new EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            data.toAbsolutePath().resolve("binaries").toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(LONGEST_RECOVERY)
                    .setPort(FreePort.orWanted(port))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library's own settings are those of a throw-away test.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "40")
                    .setServerConfig("shared_buffers", "48MB")
                    .setServerConfig("max_wal_size", "256MB")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start on " + data, e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    /** A JVM that was killed leaves its postmaster behind, which would keep the folder and the port. */
    private static void stopOrphan(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try (var lines = Files.lines(pidFile)) {
            var pid = Long.parseLong(lines.findFirst().orElse("0").strip());
            ProcessHandle.of(pid).filter(EmbeddedPostgres::isPostgres).ifPresent(EmbeddedPostgres::stop);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    private static void stop(ProcessHandle postmaster) {
        postmaster.destroy();
        try {
            postmaster.onExit().get(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }
}
