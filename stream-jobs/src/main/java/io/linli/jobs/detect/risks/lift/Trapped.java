package io.linli.jobs.detect.risks.lift;

import io.linli.model.Level;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A car that people are told of.
 *
 * @param since when it came to stand so
 * @param people whether somebody is known to be inside
 * @param level never falls while it is held
 * @param step 0 when it is told, 1 and 2 when the clocks have run out
 */
record Trapped(long since, boolean people, Level level, int step) {
    /** Who is inside comes before an empty car of the same level, and then who waits for longer. */
    static final Comparator<Trapped> WORST_FIRST = Comparator.comparing(Trapped::level)
            .thenComparing(car -> !car.people())
            .thenComparingLong(Trapped::since);

    Trapped risen(Car.Sight sight) {
        var to = sight.level();
        return new Trapped(
                since, people || sight.people(), to.isAbove(level) ? to : level, Math.max(step, sight.step()));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(since);
        out.writeBoolean(people);
        out.writeByte(level.ordinal());
        out.writeByte(step);
    }

    static Trapped read(DataInput in) throws IOException {
        return new Trapped(
                in.readLong(), in.readBoolean(), Level.values()[in.readUnsignedByte()], in.readUnsignedByte());
    }
}
