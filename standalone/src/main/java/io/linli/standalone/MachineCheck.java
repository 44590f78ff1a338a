package io.linli.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What Linli needs of the machine it runs on, each looked at for itself. */
final class MachineCheck {
    private static final int LEAST_JAVA = 17;
    private static final long LEAST_DISK = 1L << 30;
    private static final long LEAST_MEMORY = 1_600L << 20;
    /** Nobody ran this before it was written. */
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration MOST_DRIFT = Duration.ofMillis(50);

    private MachineCheck() {}

    static Finding java() {
        var version = Runtime.version();
        return version.feature() >= LEAST_JAVA
                ? Finding.well("java", version + " at " + System.getProperty("java.home"))
                : new Finding("java", version + " is too old", "install a JDK of 17 or newer, or set JAVA_HOME");
    }

    /** @param isRunning a demo has what it needs already */
    static Finding memory(boolean isRunning) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var all = system.getTotalMemorySize();
        var detail = (all >> 20) + " MB";
        return isRunning || all >= LEAST_MEMORY
                ? Finding.well("memory", detail)
                : new Finding("memory", detail + " in all", "give this machine 2 GB or more");
    }

    static Finding disk(Path data) {
        var folder = data.toAbsolutePath().normalize();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            var free = Files.getFileStore(folder).getUsableSpace();
            if (!Files.isWritable(folder)) {
                return new Finding("disk", folder + " cannot be written", "choose another folder by --data");
            }
            var detail = (free >> 30) + " GB free for " + data;
            return free >= LEAST_DISK
                    ? Finding.well("disk", detail)
                    : new Finding("disk", detail, "free 1 GB, or choose a folder on another disk by --data");
        } catch (IOException e) {
            return new Finding("disk", folder + " cannot be looked at (" + e + ")", "choose another folder by --data");
        }
    }

    /** A clock that is wrong files every reading under a wrong hour. */
    static Finding clock(Path data) {
        var cure = "set the clock by a time service (such as chrony), then start again";
        var now = Instant.now();
        if (now.isBefore(WRITTEN)) {
            return new Finding("clock", "says " + now + ", which is past", cure);
        }
        var last = lastStart(data);
        if (last.isAfter(now.plusSeconds(60))) {
            return new Finding("clock", "says " + now + ", before the last start at " + last, cure);
        }
        var drift = drift();
        return drift.compareTo(MOST_DRIFT) > 0
                ? new Finding("clock", "jumps: " + drift.toMillis() + " ms within a moment", cure)
                : Finding.well("clock", "says " + now);
    }

    private static Instant lastStart(Path data) {
        try {
            var file = data.resolve(DemoFolder.ADDRESSES);
            return Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** How far the wall's clock and the steady one part within a fifth of a second. */
    private static Duration drift() {
        var wall = Instant.now();
        var steady = System.nanoTime();
        while (System.nanoTime() - steady < 200_000_000L) {
            Thread.onSpinWait();
        }
        return Duration.between(wall, Instant.now())
                .minusNanos(System.nanoTime() - steady)
                .abs();
    }

    /** Told only where the system tells; an unknown answer is no fault. */
    static Finding clockService() {
        if (Files.exists(Path.of("/run/systemd/timesync/synchronized"))) {
            return Finding.well("time service", "in step");
        }
        return switch (say("timedatectl", "show", "-p", "NTPSynchronized", "--value")) {
            case "yes" -> Finding.well("time service", "in step");
            case "no" ->
                new Finding("time service", "the clock is not kept in step", "switch it on: timedatectl set-ntp true");
            default -> Finding.well("time service", "cannot be told here; see that the clock is kept in step");
        };
    }

    private static String say(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    static Finding port(String bind, int port, String option) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return Finding.well("port " + port, "free");
        } catch (IOException | IllegalArgumentException e) {
            return new Finding(
                    "port " + port,
                    "not free at " + bind + " (" + e.getMessage() + ")",
                    "stop what listens there, or choose another by " + option);
        }
    }

    /** Of a demo that is stopped. */
    static Finding records(Path data) {
        var cluster = data.resolve("postgres").resolve("cluster");
        if (!Files.exists(data.resolve("postgres"))) {
            return Finding.well("records", "none yet in " + data);
        }
        return Files.exists(cluster.resolve("PG_VERSION"))
                ? Finding.well("records", "in " + cluster)
                : new Finding(
                        "records",
                        cluster + " is no database any more",
                        "bring back a backup by ./linli restore FILE --replace, or begin anew by --reset");
    }
}
