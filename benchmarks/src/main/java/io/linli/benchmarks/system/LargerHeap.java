package io.linli.benchmarks.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Starts a benchmark again in a process with the memory that it needs, where this one has less. */
public final class LargerHeap {
    private static final long MEGABYTE = 1 << 20;

    private LargerHeap() {}

    public static boolean isNeeded(int megabytes) {
        return Runtime.getRuntime().maxMemory() < megabytes * MEGABYTE * 9 / 10;
    }

    /** Its exit code. */
    public static int run(int megabytes, Class<?> program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-D"))
                .forEach(command::add);
        command.addAll(List.of("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m", "-XX:+UseParallelGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
