package io.linli.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far: processor seconds of its own and of its ended children, user and system, and the
 * memory that is its own share now.
 */
public record Usage(double cpuSeconds, long residentBytes) {
    private static final Usage NOTHING = new Usage(0, 0);
    /** Of Linux on every architecture that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;
    /** In /proc/PID/stat after the command's closing parenthesis: utime, stime, cutime, cstime are these. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    /** Of a process that may be gone. */
    public static Usage of(long pid) {
        var folder = Path.of("/proc", Long.toString(pid));
        try {
            var stat = Files.readString(folder.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (var i = 0; i < TIMES; i++) {
                ticks += Long.parseLong(fields[FIRST_TIME + i]);
            }
            return new Usage(ticks / TICKS_PER_SECOND, resident(folder));
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** Of a process and all that it started. */
    public static Usage ofTree(ProcessHandle process) {
        return process.descendants().map(child -> of(child.pid())).reduce(of(process.pid()), Usage::plus);
    }

    public Usage plus(Usage other) {
        return new Usage(cpuSeconds + other.cpuSeconds, residentBytes + other.residentBytes);
    }

    /** The time since an earlier look; the memory as it is now. */
    public Usage since(Usage earlier) {
        return new Usage(cpuSeconds - earlier.cpuSeconds, residentBytes);
    }

    /** Memory shared by several processes counts once, so that PostgreSQL's is not multiplied by its backends. */
    private static long resident(Path folder) {
        var proportional = Machine.valueOf(folder.resolve("smaps_rollup"), "Pss:");
        var kilobytes =
                proportional.equals("unknown") ? Machine.valueOf(folder.resolve("status"), "VmRSS") : proportional;
        return kilobytes.equals("unknown") ? 0 : Long.parseLong(kilobytes.replace(" kB", "")) << 10;
    }
}
