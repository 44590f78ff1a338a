package io.linli.benchmarks.detection;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** When the measured part of a run began, by the clock and by the processor time of this process. */
final class Marks {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What a part of a run took. */
    record Taken(double seconds, double cpuSeconds) {}

    private long nanos;
    private long cpu;

    void begin() {
        cpu = PROCESS.getProcessCpuTime();
        nanos = System.nanoTime();
    }

    Taken end() {
        return new Taken((System.nanoTime() - nanos) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9);
    }
}
