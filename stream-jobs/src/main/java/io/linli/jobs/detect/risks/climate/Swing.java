package io.linli.jobs.detect.risks.climate;

import io.linli.jobs.detect.risks.hazard.Sample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a temperature swung within ten minutes: a room's air does not jump, but a sensor in the sun, over a radiator
 * or by an open window does.
 *
 * @param spans the lowest and highest of the newest pieces of two minutes, oldest first
 * @param jumpedAt when it last stood further from another reading than it may, or {@link Long#MIN_VALUE}
 */
public record Swing(List<Span> spans, long jumpedAt) {
    public record Span(long index, double low, double high) {
        Span with(double value) {
            return new Span(index, Math.min(low, value), Math.max(high, value));
        }

        double from(double value) {
            return Math.max(Math.abs(value - low), Math.abs(value - high));
        }
    }

    static final Swing NONE = new Swing(List.of(), Long.MIN_VALUE);
    private static final long PIECE = 2 * 60_000L;
    /** Pieces on either side that are within ten minutes. */
    private static final int NEAR = 5;

    Swing take(Sample sample, double most) {
        var index = Math.floorDiv(sample.at(), PIECE);
        if (!spans.isEmpty() && index < spans.get(spans.size() - 1).index() - NEAR) {
            return this;
        }
        var jumped = jumpedAt;
        for (var span : spans) {
            if (Math.abs(span.index() - index) <= NEAR && span.from(sample.value()) > most) {
                jumped = Math.max(jumped, Math.max(index, span.index()) * PIECE);
            }
        }
        return new Swing(with(index, sample.value()), jumped);
    }

    private List<Span> with(long index, double value) {
        var next = new ArrayList<>(spans);
        var place = next.size();
        while (place > 0 && next.get(place - 1).index() > index) {
            place--;
        }
        if (place > 0 && next.get(place - 1).index() == index) {
            next.set(place - 1, next.get(place - 1).with(value));
        } else {
            next.add(place, new Span(index, value, value));
        }
        var newest = next.get(next.size() - 1).index();
        next.removeIf(span -> span.index() < newest - NEAR);
        return List.copyOf(next);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(spans.size());
        for (var span : spans) {
            out.writeLong(span.index());
            out.writeDouble(span.low());
            out.writeDouble(span.high());
        }
        out.writeLong(jumpedAt);
    }

    static Swing read(DataInput in) throws IOException {
        var spans = new ArrayList<Span>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            spans.add(new Span(in.readLong(), in.readDouble(), in.readDouble()));
        }
        return new Swing(List.copyOf(spans), in.readLong());
    }
}
