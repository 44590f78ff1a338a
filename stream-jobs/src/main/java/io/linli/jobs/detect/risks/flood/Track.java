package io.linli.jobs.detect.risks.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one sensor saw lately.
 *
 * @param accepted the last twenty minutes of believed samples and the one before, oldest first
 * @param raw the two newest samples, believed or not
 * @param held a sample steeper than water rises, until another agrees; in a box the top of it
 * @param fast whether the newest sample is the second of two fast rises
 * @param sameSince since when every sample said the very same
 * @param rises how water rose here before
 */
record Track(
        List<Sample> accepted,
        List<Sample> raw,
        @Nullable Sample held,
        boolean inBox,
        boolean fast,
        long sameSince,
        Rises rises) {
    private static final long KEPT = 20 * 60_000L;
    private static final int MOST = 32;
    /** One sample that stands out from two that agree, mm. */
    private static final double BLIP = 50;

    private static final double AGREES = 30;

    private static final double FOLLOWS = 0.02;

    static final Track EMPTY = new Track(List.of(), List.of(), null, false, false, 0, Rises.NONE);

    @Nullable
    Sample last() {
        return accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
    }

    @Nullable
    Sample beforeLast() {
        return accepted.size() < 2 ? null : accepted.get(accepted.size() - 2);
    }

    @Nullable
    Sample newestRaw() {
        return raw.isEmpty() ? null : raw.get(raw.size() - 1);
    }

    @Nullable
    Sample rawBeforeNewest() {
        return raw.size() < 2 ? null : raw.get(0);
    }

    /** Another depth at the very time of the newest came after it: a sensor without a clock spoke twice at once. */
    Sample placed(Sample sample) {
        var newest = newestRaw();
        return newest != null && newest.at() == sample.at() && newest.depth() != sample.depth()
                ? new Sample(sample.at() + 1, sample.depth())
                : sample;
    }

    /** Takes a sample as the filters judged it. */
    Track take(Sample sample, Intake intake) {
        return switch (intake) {
            case OUT_OF_RANGE, DUPLICATE, LATE -> this;
            case HELD -> doubted(sample, sample, false);
            case BOX -> doubted(sample, held == null ? sample : following(held, sample), true);
            case FAST -> believed(sample, true);
            case ACCEPTED -> believed(sample, false);
        };
    }

    private Track doubted(Sample sample, Sample holds, boolean isBox) {
        return new Track(accepted, seen(sample), holds, isBox, false, sameSince(sample), rises);
    }

    /** The top of a box drifts within hours; water that rises leaves it behind. */
    private static Sample following(Sample top, Sample sample) {
        var moved = Math.max(-AGREES, Math.min(AGREES, sample.depth() - top.depth()));
        return new Sample(top.at(), top.depth() + FOLLOWS * moved);
    }

    private Track believed(Sample sample, boolean isFast) {
        return new Track(believe(sample), seen(sample), null, false, isFast, sameSince(sample), rises);
    }

    private long sameSince(Sample sample) {
        var newest = newestRaw();
        return newest != null && newest.depth() == sample.depth() ? sameSince : sample.at();
    }

    /** With what its last believed sample tells of the rise that it is part of, if it is. */
    Track remembering(double wet) {
        var last = last();
        if (last == null || last.depth() < Rise.LOWEST && rises.now() == null) {
            return this;
        }
        var next = rises.seen(last, Trend.of(accepted).middle(), wet);
        return next.equals(rises) ? this : new Track(accepted, raw, held, inBox, fast, sameSince, next);
    }

    /** How far its believed samples lie apart, mm. */
    double swing() {
        var depths = accepted.stream().mapToDouble(Sample::depth).summaryStatistics();
        return accepted.isEmpty() ? 0 : depths.getMax() - depths.getMin();
    }

    private List<Sample> seen(Sample sample) {
        var newest = newestRaw();
        return newest == null ? List.of(sample) : List.of(newest, sample);
    }

    /** A held sample is believed together with the one that agrees with it. */
    private List<Sample> believe(Sample sample) {
        if (held == null && !standsOut(sample) && accepted.size() < MOST) {
            return followedBy(sample);
        }
        var next = new ArrayList<Sample>(accepted.size() + 2);
        next.addAll(accepted);
        if (held != null && !inBox && held.at() == raw.get(raw.size() - 1).at() && towards(sample)) {
            next.add(held);
        }
        next.add(sample);
        dropBlip(next);
        while (next.size() > 2 && next.get(1).at() < sample.at() - KEPT) {
            next.remove(0);
        }
        if (next.size() > MOST) {
            next.remove(1);
        }
        return List.copyOf(next);
    }

    private boolean standsOut(Sample sample) {
        var middle = last();
        var before = beforeLast();
        return middle != null && before != null && isBlip(before.depth(), middle.depth(), sample.depth());
    }

    /** What most samples come to: one more at the end, less what has grown too old. */
    private List<Sample> followedBy(Sample sample) {
        var first = 0;
        while (accepted.size() - first > 1 && accepted.get(first + 1).at() < sample.at() - KEPT) {
            first++;
        }
        var next = new Sample[accepted.size() - first + 1];
        for (var i = 0; i < next.length - 1; i++) {
            next[i] = accepted.get(first + i);
        }
        next[next.length - 1] = sample;
        return Arrays.asList(next);
    }

    /** Whether the held sample lies between the last believed and this one, or near to this one. */
    private boolean towards(Sample sample) {
        var last = last();
        return held != null
                && (last == null
                        || Math.abs(held.depth() - sample.depth()) < Math.abs(held.depth() - last.depth())
                        || (held.depth() - last.depth()) * (sample.depth() - held.depth()) > 0);
    }

    private static void dropBlip(List<Sample> samples) {
        var size = samples.size();
        if (size < 3) {
            return;
        }
        var before = samples.get(size - 3).depth();
        var middle = samples.get(size - 2).depth();
        var after = samples.get(size - 1).depth();
        if (isBlip(before, middle, after)) {
            samples.remove(size - 2);
        }
    }

    private static boolean isBlip(double before, double middle, double after) {
        return Math.min(Math.abs(middle - before), Math.abs(middle - after)) >= BLIP
                && Math.abs(after - before) <= AGREES;
    }

    void write(DataOutput out) throws IOException {
        writeSamples(accepted, out);
        writeSamples(raw, out);
        writeSamples(held == null ? List.of() : List.of(held), out);
        out.writeBoolean(inBox);
        out.writeBoolean(fast);
        out.writeLong(sameSince);
        rises.write(out);
    }

    /** As it is written now, or without what was not remembered at first. */
    static Track read(DataInput in, boolean isFirstVersion) throws IOException {
        var accepted = readSamples(in);
        var raw = readSamples(in);
        var held = readSamples(in);
        var inBox = in.readBoolean();
        var fast = in.readBoolean();
        var newest = raw.isEmpty() ? 0 : raw.get(raw.size() - 1).at();
        return new Track(
                accepted,
                raw,
                held.isEmpty() ? null : held.get(0),
                inBox,
                fast,
                isFirstVersion ? newest : in.readLong(),
                isFirstVersion ? Rises.NONE : Rises.read(in));
    }

    private static void writeSamples(List<Sample> samples, DataOutput out) throws IOException {
        out.writeByte(samples.size());
        for (var sample : samples) {
            out.writeLong(sample.at());
            out.writeDouble(sample.depth());
        }
    }

    private static List<Sample> readSamples(DataInput in) throws IOException {
        var samples = new ArrayList<Sample>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            samples.add(new Sample(in.readLong(), in.readDouble()));
        }
        return List.copyOf(samples);
    }
}
