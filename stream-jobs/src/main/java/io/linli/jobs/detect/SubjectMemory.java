package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is kept of one subject: its devices, what each rule remembers, and observations that wait. */
public final class SubjectMemory {

    /** What one rule remembers of the subject. */
    static final class Entry {
        final String key;
        final RuleKind kind;
        Memory memory;
        long lookAgainAt;

        @Nullable
        Episode episode;
        /** As last published; not kept, but looked up anew. */
        @Nullable
        Rule current;
        /** What the detector is shown, made once; not kept. */
        @Nullable
        Watched watched;

        Entry(String key, RuleKind kind, Memory memory, long lookAgainAt, @Nullable Episode episode) {
            this.key = key;
            this.kind = kind;
            this.memory = memory;
            this.lookAgainAt = lookAgainAt;
            this.episode = episode;
        }

        /** Once its episode has ended, the rule as last published judges. */
        void showCurrentRule() {
            var shown = watched;
            var rule = current;
            if (episode == null
                    && shown != null
                    && rule != null
                    && !shown.rule().equals(rule)) {
                watched = shown.by(rule);
            }
        }
    }

    /**
     * An observation behind a deadline that is not judged yet.
     *
     * @param told to those detectors that cannot wait
     */
    record Waiting(Observation observation, boolean told) {}

    final Map<String, Device> devices = new TreeMap<>();
    final List<Entry> entries = new ArrayList<>();
    final Deque<Waiting> waiting = new ArrayDeque<>();
    /** The edition of the rule book that the entries follow; not kept, so a restart looks anew. */
    int edition;
    /** When the runtime will call: its own note. */
    long armedFor = Verdict.NEVER;

    private boolean changed;

    /** Epoch milliseconds of the earliest deadline of any rule, or {@link Verdict#NEVER}. */
    public long lookAgainAt() {
        var earliest = Verdict.NEVER;
        for (var entry : entries) {
            earliest = Math.min(earliest, entry.lookAgainAt);
        }
        return earliest;
    }

    /** The same from here on, apart from this one: to see what would come of something. */
    SubjectMemory copy() {
        var copy = new SubjectMemory();
        copy.devices.putAll(devices);
        for (var entry : entries) {
            copy.entries.add(new Entry(entry.key, entry.kind, entry.memory, entry.lookAgainAt, entry.episode));
        }
        copy.waiting.addAll(waiting);
        copy.armedFor = armedFor;
        return copy;
    }

    /** Nothing to watch and nothing that waits: the subject may be forgotten. */
    public boolean isEmpty() {
        return devices.isEmpty() && entries.isEmpty() && waiting.isEmpty();
    }

    /** Whether there is anything to keep that was not there when this was last said to be kept. */
    boolean isChanged() {
        return changed;
    }

    void change() {
        changed = true;
    }

    void kept() {
        changed = false;
    }

    public long armedFor() {
        return armedFor;
    }

    public void armFor(long time) {
        armedFor = time;
        changed = true;
    }
}
