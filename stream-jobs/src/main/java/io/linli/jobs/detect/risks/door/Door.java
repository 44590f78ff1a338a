package io.linli.jobs.detect.risks.door;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One exit door, by its own clock: its last words in their order, so that those that overtook each other mean the same.
 *
 * @param before how it stood before them
 * @param beforeAt since when nothing older is believed
 */
record Door(Stand before, long beforeAt, List<Word> words) {
    static final long NEVER = Long.MIN_VALUE;
    private static final int MOST = 8;
    private static final Comparator<Word> ORDER =
            Comparator.comparingLong(Word::at).thenComparing(Word::open);
    static final Door SHUT = new Door(Stand.SHUT, NEVER, List.of());

    record Word(long at, boolean open) {}

    /**
     * @param openedAt since when it stands open, or {@link #NEVER} while it is shut
     * @param movedAt when somebody last went through
     */
    record Stand(long openedAt, long movedAt) {
        static final Stand SHUT = new Stand(NEVER, NEVER);

        boolean isOpen() {
            return openedAt != NEVER;
        }

        /** The same again changes nothing; an opening shorter than a passage lets nobody through. */
        Stand after(Word word, long passage) {
            if (word.open == isOpen()) {
                return this;
            }
            if (word.open) {
                return new Stand(word.at, movedAt);
            }
            return new Stand(NEVER, word.at - openedAt >= passage ? word.at : movedAt);
        }

        /** When the last passage was: a door that still stands open may be one. */
        long passedAt(long now, long passage) {
            return isOpen() && now - openedAt >= passage ? Math.max(openedAt, movedAt) : movedAt;
        }
    }

    /** Nothing that was before is looked at any more. */
    static Door settled(long now) {
        return new Door(Stand.SHUT, now, List.of());
    }

    Stand stand(long passage) {
        var stand = before;
        for (var word : words) {
            stand = stand.after(word, passage);
        }
        return stand;
    }

    /** Whether it is shut by its last word, and somebody was seen inside no earlier than that. */
    boolean isOver(long insideAt) {
        if (words.isEmpty()) {
            return !before.isOpen() && before.movedAt <= insideAt;
        }
        var last = words.get(words.size() - 1);
        return !last.open && last.at <= insideAt;
    }

    Door said(boolean open, long time, long passage) {
        var word = new Word(time, open);
        if (time <= beforeAt || words.contains(word)) {
            return this;
        }
        var next = new ArrayList<>(words);
        next.add(word);
        next.sort(ORDER);
        if (next.size() <= MOST) {
            return new Door(before, beforeAt, List.copyOf(next));
        }
        var oldest = next.remove(0);
        return new Door(before.after(oldest, passage), oldest.at, List.copyOf(next));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(before.openedAt);
        out.writeLong(before.movedAt);
        out.writeLong(beforeAt);
        out.writeByte(words.size());
        for (var word : words) {
            out.writeLong(word.at);
            out.writeBoolean(word.open);
        }
    }

    static Door read(DataInput in) throws IOException {
        var before = new Stand(in.readLong(), in.readLong());
        var beforeAt = in.readLong();
        var words = new Word[in.readUnsignedByte()];
        for (var i = 0; i < words.length; i++) {
            words[i] = new Word(in.readLong(), in.readBoolean());
        }
        return new Door(before, beforeAt, List.of(words));
    }
}
