package io.linli.simulator.community;

import io.linli.model.Observation;
import java.util.function.Consumer;

/** What a part of the community says, as a pure function of time: the same span is always told in the same words. */
interface Source {

    /** Tells all that is observed from {@code from} until before {@code to}, epoch milliseconds, in any order. */
    void tell(long from, long to, Consumer<Observation> out);

    /** Silent until some time. */
    default Source since(long begin) {
        return (from, to, out) -> {
            if (to > begin) {
                tell(Math.max(from, begin), to, out);
            }
        };
    }
}
