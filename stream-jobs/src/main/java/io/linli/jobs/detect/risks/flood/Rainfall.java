package io.linli.jobs.detect.risks.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rain gauge told of the last twelve hours.
 *
 * @param counter mm, as last read
 * @param at when
 * @param showers oldest first
 */
record Rainfall(double counter, long at, List<Shower> showers) {
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final long KEPT = Duration.ofHours(12).toMillis();
    /** More than this at once, mm, is a counter that was set or exchanged: the most ever measured in a minute is 38. */
    private static final double MOST = 60;

    /** The windows of China's national rainstorm warnings, from blue to red (China Meteorological Administration, order 16 of 2007). */
    static final List<Window> WINDOWS =
            List.of(new Window(50, 12), new Window(50, 6), new Window(50, 3), new Window(100, 3));

    /** So many mm within so many hours. */
    record Window(double mm, int hours) {
        long millis() {
            return Duration.ofHours(hours).toMillis();
        }
    }

    /** What fell in the quarter of an hour from a time on, mm. */
    record Shower(long from, double mm) {}

    static Rainfall first(double counter, long at) {
        return new Rainfall(counter, at, List.of());
    }

    /** A counter counts up, so what comes late is known already; one that falls was set back to nothing. */
    Rainfall read(double now, long time) {
        if (time <= at) {
            return this;
        }
        var fell = now >= counter ? now - counter : now;
        var next = new ArrayList<Shower>(showers.size() + 1);
        showers.stream().filter(each -> each.from() > time - KEPT - QUARTER).forEach(next::add);
        if (fell > 0 && fell <= MOST) {
            var from = Math.floorDiv(time, QUARTER) * QUARTER;
            var last = next.isEmpty() ? null : next.get(next.size() - 1);
            if (last != null && last.from() == from) {
                next.set(next.size() - 1, new Shower(from, last.mm() + fell));
            } else {
                next.add(new Shower(from, fell));
            }
        }
        return new Rainfall(now, time, List.copyOf(next));
    }

    boolean roseSince(Rainfall before) {
        return counter > before.counter;
    }

    /** mm within a window up to now, to a quarter of an hour. */
    double within(Window window, long now) {
        return showers.stream()
                .filter(each -> each.from() >= now - window.millis() && each.from() <= now)
                .mapToDouble(Shower::mm)
                .sum();
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(counter);
        out.writeLong(at);
        out.writeByte(showers.size());
        for (var shower : showers) {
            out.writeLong(shower.from());
            out.writeDouble(shower.mm());
        }
    }

    static Rainfall read(DataInput in) throws IOException {
        var counter = in.readDouble();
        var at = in.readLong();
        var showers = new ArrayList<Shower>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            showers.add(new Shower(in.readLong(), in.readDouble()));
        }
        return new Rainfall(counter, at, List.copyOf(showers));
    }
}
