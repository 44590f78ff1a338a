package io.linli.benchmarks.machine;

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

    /** A missed goal is called missed. */
    public String verdict() {
        return met.map(yes -> yes ? "met" : "**missed**").orElse("");
    }
}
