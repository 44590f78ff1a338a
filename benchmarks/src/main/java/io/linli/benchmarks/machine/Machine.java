package io.linli.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where and when figures were taken: without it a figure says nothing. */
public final class Machine {
    private Machine() {}

    public static Map<String, String> fingerprint(Path build) {
        var print = new LinkedHashMap<String, String>();
        print.put("processor", valueOf(Path.of("/proc/cpuinfo"), "model name"));
        print.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        print.put("memory", valueOf(Path.of("/proc/meminfo"), "MemTotal"));
        print.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        print.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        print.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        print.put("commit", said(build, "git", "describe", "--always", "--dirty"));
        return print;
    }

    /** The value after a name and a colon, in the manner of /proc; unknown where there is no such file. */
    static String valueOf(Path file, String name) {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String said(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
