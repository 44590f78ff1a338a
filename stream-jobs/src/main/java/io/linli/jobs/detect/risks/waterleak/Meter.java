package io.linli.jobs.detect.risks.waterleak;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How much water ran in each half-hour of the last day, litres. Immutable. */
final class Meter {
    static final long SLOT = 30 * 60_000L;
    static final int SLOTS = 48;
    static final Meter EMPTY = new Meter(0, new float[SLOTS]);

    /** Which half-hour since 1970 is the newest; it stands last. */
    private final long newest;

    private final float[] litres;

    private Meter(long newest, float[] litres) {
        this.newest = newest;
        this.litres = litres;
    }

    /** Spreads what ran between two times over the half-hours between; what ran before this day is forgotten. */
    Meter ran(long from, long until, double amount) {
        var next = upTo(Math.floorDiv(until - 1, SLOT));
        if (amount <= 0 || until <= from) {
            return next;
        }
        var changed = next.litres.clone();
        for (var slot = Math.max(Math.floorDiv(from, SLOT), next.newest - SLOTS + 1);
                slot <= Math.floorDiv(until - 1, SLOT);
                slot++) {
            var begin = Math.max(from, slot * SLOT);
            var end = Math.min(until, (slot + 1) * SLOT);
            changed[(int) (SLOTS - 1 - next.newest + slot)] += (float) (amount * (end - begin) / (until - from));
        }
        return new Meter(next.newest, changed);
    }

    private Meter upTo(long slot) {
        if (slot <= newest) {
            return this;
        }
        var moved = new float[SLOTS];
        var shift = slot - newest;
        if (shift < SLOTS) {
            System.arraycopy(litres, (int) shift, moved, 0, SLOTS - (int) shift);
        }
        return new Meter(slot, moved);
    }

    /** Of the day until now. */
    double sum(long now) {
        double sum = 0;
        for (var slot = Math.max(0, Math.floorDiv(now, SLOT) - newest); slot < SLOTS; slot++) {
            sum += litres[(int) slot];
        }
        return sum;
    }

    /** In how many of its half-hours in a row, back from the newest, water ran. */
    int running() {
        var running = 0;
        while (running < SLOTS && litres[SLOTS - 1 - running] > 0) {
            running++;
        }
        return running;
    }

    /** Whether it may tell of anything by itself, now or until more runs. */
    boolean tells(double most) {
        return running() == SLOTS || sum(newest * SLOT) > most;
    }

    /** When the first of the kept half-hours begins. */
    long since() {
        return (newest - SLOTS + 1) * SLOT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Meter meter && newest == meter.newest && Arrays.equals(litres, meter.litres);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(litres) * 31 + Long.hashCode(newest);
    }

    @Override
    public String toString() {
        return newest + ": " + Arrays.toString(litres);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (var litre : litres) {
            out.writeFloat(litre);
        }
    }

    static Meter read(DataInput in) throws IOException {
        var newest = in.readLong();
        var litres = new float[SLOTS];
        for (var slot = 0; slot < SLOTS; slot++) {
            litres[slot] = in.readFloat();
        }
        return newest == 0 ? EMPTY : new Meter(newest, litres);
    }
}
