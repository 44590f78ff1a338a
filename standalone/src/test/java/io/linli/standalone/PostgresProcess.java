package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** PostgreSQL under a process of its own, which a deployment's test may kill together with it. */
final class PostgresProcess {
    private PostgresProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var server = EmbeddedPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
    }

    /** The server itself, as kill -9 does; nothing where none runs. */
    static void kill(Path data) {
        var pid = data.resolve("cluster").resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return;
        }
        try (var lines = Files.lines(pid)) {
            ProcessHandle.of(Long.parseLong(lines.findFirst().orElse("0").strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(postmaster -> {
                        postmaster.destroyForcibly();
                        postmaster.onExit().join();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
