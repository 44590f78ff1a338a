package io.linli.jobs.detect.risks.lift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was told of a lift lately, in the order of its clocks, so that words that overtook each other mean the same.
 *
 * @param before how it stood before that
 * @param beforeAt since when nothing older is believed
 * @param now how it stands after all of it
 */
record Track(Lift before, long beforeAt, List<Word> words, Lift now) {
    private static final int MOST = 8;
    private static final Comparator<Word> ORDER =
            Comparator.comparingLong(Word::at).thenComparing(Word::what).thenComparing(Word::value);
    static final Track UNKNOWN = new Track(Lift.UNKNOWN, Lift.NEVER, List.of(), Lift.UNKNOWN);

    enum What {
        STATE,
        PEOPLE,
        CALL
    }

    record Word(long at, What what, int value) {

        Lift after(Lift lift) {
            return switch (what) {
                case STATE -> lift.said(value, at);
                case PEOPLE -> lift.counted(value != 0, at);
                case CALL -> lift.called(at);
            };
        }
    }

    Track said(Word word) {
        if (word.at <= beforeAt || words.contains(word)) {
            return this;
        }
        var next = new ArrayList<>(words);
        next.add(word);
        next.sort(ORDER);
        var oldest = next.size() > MOST ? next.remove(0) : null;
        var base = oldest == null ? before : oldest.after(before);
        var lift = base;
        for (var each : next) {
            lift = each.after(lift);
        }
        return new Track(base, oldest == null ? beforeAt : oldest.at, List.copyOf(next), lift);
    }

    void write(DataOutput out) throws IOException {
        before.write(out);
        out.writeLong(beforeAt);
        out.writeByte(words.size());
        for (var word : words) {
            out.writeLong(word.at);
            out.writeByte(word.what.ordinal());
            out.writeInt(word.value);
        }
    }

    static Track read(DataInput in) throws IOException {
        var before = Lift.read(in);
        var beforeAt = in.readLong();
        var words = new ArrayList<Word>();
        var lift = before;
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            var word = new Word(in.readLong(), What.values()[in.readUnsignedByte()], in.readInt());
            words.add(word);
            lift = word.after(lift);
        }
        return new Track(before, beforeAt, List.copyOf(words), lift);
    }
}
