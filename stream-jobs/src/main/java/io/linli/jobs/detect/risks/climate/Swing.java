package io.linli.jobs.detect.risks.climate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far a temperature swung within ten minutes: a room's air does not jump, but a sensor in the sun, over a radiator
 * or by an open window does.
 *
 * @param spans the lowest and highest of the newest pieces of two minutes, oldest first
 * @param jumpedAt when it last stood further from another reading than it may, or {@link Long#MIN_VALUE}
 */
public record Swing(Span[] spans, long jumpedAt) {
    public record Span(long index, double low, double high) {
        Span with(double value) {
            return value >= low && value <= high ? this : new Span(index, Math.min(low, value), Math.max(high, value));
        }

        double from(double value) {
            return Math.max(Math.abs(value - low), Math.abs(value - high));
        }
    }

    static final Swing NONE = new Swing(new Span[0], Long.MIN_VALUE);
    private static final long PIECE = 2 * 60_000L;
    /** Pieces on either side that are within ten minutes. */
    private static final int NEAR = 5;

    Swing take(long at, double value, double most) {
        var index = Math.floorDiv(at, PIECE);
        if (spans.length > 0 && index < spans[spans.length - 1].index() - NEAR) {
            return this;
        }
        var jumped = jumpedAt;
        for (var span : spans) {
            if (Math.abs(span.index() - index) <= NEAR && span.from(value) > most) {
                jumped = Math.max(jumped, Math.max(index, span.index()) * PIECE);
            }
        }
        var next = with(index, value);
        return next == spans && jumped == jumpedAt ? this : new Swing(next, jumped);
    }

    private Span[] with(long index, double value) {
        var place = spans.length;
        while (place > 0 && spans[place - 1].index() > index) {
            place--;
        }
        if (place > 0 && spans[place - 1].index() == index) {
            return widened(place - 1, value);
        }
        // A piece between known ones drops none: the newest is another only where it stands last.
        var first = 0;
        while (place == spans.length && first < spans.length && spans[first].index() < index - NEAR) {
            first++;
        }
        var next = new Span[spans.length + 1 - first];
        System.arraycopy(spans, first, next, 0, place - first);
        next[place - first] = new Span(index, value, value);
        System.arraycopy(spans, place, next, place - first + 1, spans.length - place);
        return next;
    }

    private Span[] widened(int place, double value) {
        var span = spans[place].with(value);
        if (span.equals(spans[place])) {
            return spans;
        }
        var next = spans.clone();
        next[place] = span;
        return next;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Swing that && jumpedAt == that.jumpedAt && Arrays.equals(spans, that.spans);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spans) * 31 + Long.hashCode(jumpedAt);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(spans.length);
        for (var span : spans) {
            out.writeLong(span.index());
            out.writeDouble(span.low());
            out.writeDouble(span.high());
        }
        out.writeLong(jumpedAt);
    }

    static Swing read(DataInput in) throws IOException {
        var spans = new Span[in.readUnsignedByte()];
        for (var i = 0; i < spans.length; i++) {
            spans[i] = new Span(in.readLong(), in.readDouble(), in.readDouble());
        }
        return new Swing(spans, in.readLong());
    }
}
