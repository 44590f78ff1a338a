package io.linli.benchmarks.detection;

import java.util.Set;
import java.util.TreeSet;

/** What an engine said of a town beside what it must have said. */
record Judged(int expected, Set<String> missing, Set<String> extra) {

    static Judged of(Town town, Set<String> said) {
        var expected = town.expected();
        var missing = new TreeSet<>(expected);
        missing.removeAll(said);
        var extra = new TreeSet<>(said);
        extra.removeAll(expected);
        return new Judged(expected.size(), missing, extra);
    }

    boolean isRight() {
        return missing.isEmpty() && extra.isEmpty();
    }

    /** Throws where a figure would be worth nothing. */
    void require(String engine) {
        if (!isRight()) {
            throw new IllegalStateException("%s missed %d of %d alerts and raised %d others, such as %s %s"
                    .formatted(engine, missing.size(), expected, extra.size(), first(missing), first(extra)));
        }
    }

    private static String first(Set<String> words) {
        return words.isEmpty() ? "" : words.iterator().next();
    }
}
