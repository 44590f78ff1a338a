package io.linli.jobs.detect.risks;

import io.linli.jobs.detect.Memory;
import io.linli.jobs.detect.Verdict;

/** Readings that are delivered together give the same alerts, in whatever order they come. */
public final class Together {
    private Together() {}

    /** What is to be told of a reading is told once all that came with it is known, a millisecond later. */
    public static <M extends Memory> Verdict<M> settled(Verdict<M> verdict, M heard, long now) {
        return verdict.findings().isEmpty() ? verdict : Verdict.quiet(heard, now + 1);
    }
}
