package io.linli.jobs.detect.risks.outage;

import io.linli.model.Device;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When one device was last heard, and whether it has gone. Times of arrival in epoch milliseconds.
 *
 * @param heardAt {@link #NEVER} until it is
 * @param goneAt when it or the broker said that it is gone; 0 while nobody did
 */
record Pulse(String device, long heardAt, Sign sign, long goneAt) {
    static final long NEVER = Long.MIN_VALUE;
    static final int MISSED_PERIODS = 3;
    /** The broker knows that a line is dead one and a half keep-alives after its last word. */
    private static final long WILL_COMES_WITHIN = 120_000;
    /** What was said before the last gasp may be delivered after it. */
    private static final long GASP_LASTS = 30_000;

    static Pulse unheard(String device) {
        return new Pulse(device, NEVER, Sign.ALIVE, 0);
    }

    boolean isHeard() {
        return heardAt != NEVER;
    }

    /** Says nothing of the mains: who lives on a battery is heard without them. */
    Pulse heard(long now) {
        if (sign == Sign.UNPOWERED || sign == Sign.GASPED && now - goneAt < GASP_LASTS) {
            return new Pulse(device, now, sign, goneAt);
        }
        return new Pulse(device, now, Sign.ALIVE, 0);
    }

    /** It said so, or has been heard for longer than a battery lasts. */
    Pulse repowered() {
        return new Pulse(device, heardAt, Sign.ALIVE, 0);
    }

    Pulse missed() {
        return new Pulse(device, heardAt, Sign.MISSED, 0);
    }

    /** What is certain stays; whoever has gone already has not gone anew. */
    Pulse gone(Sign how, long now) {
        var isKnown = sign == how || sign.isCertain() && !how.isCertain();
        return isKnown ? this : new Pulse(device, how.isCertain() ? now : heardAt, how, now);
    }

    /** Missed once it has been silent for longer than that; blind time does not count. */
    long missedAfter(Device known) {
        return heardAt + MISSED_PERIODS * known.period().toMillis();
    }

    Witness witness(Device known, long blind) {
        var period = known.period().toMillis();
        return switch (sign) {
            case ALIVE -> witness(known, 0, 0);
            case MISSED -> witness(known, heardAt, heardAt + period + blind);
            case GONE -> witness(known, Math.max(heardAt, goneAt - WILL_COMES_WITHIN), goneAt);
            case GASPED, UNPOWERED -> witness(known, goneAt, goneAt);
        };
    }

    private Witness witness(Device known, long from, long to) {
        return new Witness(device, known.parent(), known.period().toMillis(), sign, from, to);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(device);
        out.writeLong(heardAt);
        out.writeByte(sign.ordinal());
        out.writeLong(goneAt);
    }

    static Pulse read(DataInput in) throws IOException {
        return new Pulse(in.readUTF(), in.readLong(), Sign.values()[in.readUnsignedByte()], in.readLong());
    }
}
