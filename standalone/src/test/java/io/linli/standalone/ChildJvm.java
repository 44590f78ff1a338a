package io.linli.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that a test may kill the hard way; it dies with the test's JVM. */
final class ChildJvm implements AutoCloseable {
    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    static ChildJvm run(Class<?> main, Object... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new ChildJvm(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What the main method of a child does after it has started its part. */
    static void waitForParent() throws IOException {
        untilItsParentEnds();
        Runtime.getRuntime().halt(0);
    }

    static void untilItsParentEnds() throws IOException {
        while (System.in.read() >= 0) {
            // the parent never writes; the end of the stream is the end of the parent
        }
    }

    ChildJvm awaitPort(int port) {
        await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the child ended with " + process.exitValue());
        }
        return this;
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets it end in order, by the end of its input. */
    void end() throws IOException {
        process.getOutputStream().close();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
