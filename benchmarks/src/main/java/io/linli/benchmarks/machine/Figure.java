package io.linli.benchmarks.machine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure asked for beside the figure reached.
 *
 * @param reached as people read it, with its range where it was taken more than once
 * @param met empty where no goal was set
 */
public record Figure(String name, String reached, String goal, Optional<Boolean> met) {

    public static Figure plain(String name, String reached) {
        return new Figure(name, reached, "", Optional.empty());
    }

    public static Figure judged(String name, String reached, String goal, boolean met) {
        return new Figure(name, reached, goal, Optional.of(met));
    }

    /** The median of what was taken several times, with its range. */
    public static String range(String unit, double... values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        var median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        var last = sorted[sorted.length - 1];
        return String.format(Locale.ROOT, "%.1f %s (%.1f–%.1f, n %d)", median, unit, sorted[0], last, sorted.length);
    }

    /** A missed goal is called missed. */
    public String verdict() {
        return met.map(yes -> yes ? "met" : "**missed**").orElse("");
    }
}
