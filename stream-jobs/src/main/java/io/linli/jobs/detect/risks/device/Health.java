package io.linli.jobs.detect.risks.device;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How one device is.
 *
 * @param heard by the time of arrival; of one that never spoke when it was registered
 * @param spoke whether it ever did
 * @param offline since when its connection is lost, or {@link #NEVER}
 * @param faults that it has until they are mended, as bits of {@link Fault}
 * @param mending good reports in a row of each fault, two bits each
 * @param battery percent, NaN when it never said
 * @param quantity of what it measures
 * @param state of what is yes or no
 * @param skewed readings in a row whose time made no sense
 */
record Health(
        long heard,
        boolean spoke,
        long offline,
        int faults,
        int mending,
        float battery,
        Quantity quantity,
        State state,
        int skewed) {
    static final long NEVER = Long.MIN_VALUE;
    /** Good reports that mend a fault. */
    private static final int MENDS = 3;

    /**
     * What it measured last.
     *
     * @param since when it first said this very number
     * @param same how often in a row
     * @param odd how often in a row it was beyond what it can measure
     */
    record Quantity(float value, long since, int same, int odd) {
        static final Quantity NONE = new Quantity(Float.NaN, NEVER, 0, 0);

        Quantity said(float next, long at, boolean isOdd) {
            var strange = isOdd ? Math.min(odd + 1, Short.MAX_VALUE) : 0;
            return next == value
                    ? new Quantity(value, since, Math.min(same + 1, Short.MAX_VALUE), strange)
                    : new Quantity(next, at, 1, strange);
        }
    }

    /**
     * How restless it is.
     *
     * @param changes since {@code from}
     * @param drops lost connections since {@code dropsFrom}
     */
    record State(float value, int changes, long from, int drops, long dropsFrom) {
        static final State NONE = new State(Float.NaN, 0, NEVER, 0, NEVER);

        State said(float next, long now, long window) {
            if (next == value) {
                return this;
            }
            if (Float.isNaN(value)) {
                return new State(next, changes, from, drops, dropsFrom);
            }
            return from == NEVER || now - from > window
                    ? new State(next, 1, now, drops, dropsFrom)
                    : new State(next, Math.min(changes + 1, Short.MAX_VALUE), from, drops, dropsFrom);
        }

        State dropped(long now, long window) {
            return dropsFrom == NEVER || now - dropsFrom > window
                    ? new State(value, changes, from, 1, now)
                    : new State(value, changes, from, Math.min(drops + 1, Short.MAX_VALUE), dropsFrom);
        }
    }

    static Health registered(long now) {
        return new Health(now, false, NEVER, 0, 0, Float.NaN, Quantity.NONE, State.NONE, 0);
    }

    Health heard(long now) {
        return now == heard && spoke && offline == NEVER
                ? this
                : new Health(now, true, NEVER, faults, mending, battery, quantity, state, skewed);
    }

    Health lost(long now, State next) {
        var since = offline == NEVER ? now : offline;
        return new Health(heard, spoke, since, faults, mending, battery, quantity, next, skewed);
    }

    Health with(float percent) {
        return percent == battery
                ? this
                : new Health(heard, spoke, offline, faults, mending, percent, quantity, state, skewed);
    }

    /** Heard at that time, as whatever says another number than before is. */
    Health measured(long now, float value, boolean isOdd) {
        var next = quantity.said(value, now, isOdd);
        return new Health(now, true, NEVER, faults, mending, battery, next, state, skewed);
    }

    /** Whether one more ordinary word of it changes nothing. */
    boolean isWell() {
        return faults == 0 && spoke && offline == NEVER;
    }

    Health with(State next) {
        return next.equals(state)
                ? this
                : new Health(heard, spoke, offline, faults, mending, battery, quantity, next, skewed);
    }

    Health skewed(int inARow) {
        return inARow == skewed
                ? this
                : new Health(
                        heard,
                        spoke,
                        offline,
                        faults,
                        mending,
                        battery,
                        quantity,
                        state,
                        Math.min(inARow, Short.MAX_VALUE));
    }

    boolean has(Fault fault) {
        return fault.isIn(faults);
    }

    Health having(Fault fault) {
        return new Health(
                heard,
                spoke,
                offline,
                faults | fault.bit(),
                mending & ~(3 << 2 * fault.ordinal()),
                battery,
                quantity,
                state,
                skewed);
    }

    /** After a report that shows these faults: it has them, and the others are one report nearer to being mended. */
    Health reported(int shown) {
        if ((faults | shown) == 0) {
            return this;
        }
        var has = faults | shown;
        var counts = mending;
        for (var fault : Fault.values()) {
            var place = 2 * fault.ordinal();
            var count = counts >>> place & 3;
            counts &= ~(3 << place);
            if (fault.isIn(has) && !fault.isIn(shown)) {
                if (count + 1 >= MENDS) {
                    has &= ~fault.bit();
                } else {
                    counts |= count + 1 << place;
                }
            }
        }
        return new Health(heard, spoke, offline, has, counts, battery, quantity, state, skewed);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(heard);
        out.writeBoolean(spoke);
        out.writeLong(offline);
        out.writeByte(faults);
        out.writeShort(mending);
        out.writeFloat(battery);
        out.writeFloat(quantity.value);
        out.writeLong(quantity.since);
        out.writeShort(quantity.same);
        out.writeShort(quantity.odd);
        out.writeFloat(state.value);
        out.writeShort(state.changes);
        out.writeLong(state.from);
        out.writeShort(state.drops);
        out.writeLong(state.dropsFrom);
        out.writeShort(skewed);
    }

    static Health read(DataInput in) throws IOException {
        return new Health(
                in.readLong(),
                in.readBoolean(),
                in.readLong(),
                in.readUnsignedByte(),
                in.readUnsignedShort(),
                in.readFloat(),
                new Quantity(in.readFloat(), in.readLong(), in.readShort(), in.readShort()),
                new State(in.readFloat(), in.readShort(), in.readLong(), in.readShort(), in.readLong()),
                in.readShort());
    }
}
