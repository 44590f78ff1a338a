package io.linli.standalone.evaluation;

import io.linli.model.Observation;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that happens to a home's devices, or to its people, and is no emergency.
 *
 * @param what it makes of the days that follow {@code from}
 */
record Mishap(String name, long from, long to, Change what) {

    /** Answers what arrives instead, in its order. */
    interface Change {
        List<Observation> of(List<Observation> days, SplittableRandom random);
    }

    List<Observation> happen(List<Observation> days, SplittableRandom random) {
        return what.of(days, random);
    }
}
