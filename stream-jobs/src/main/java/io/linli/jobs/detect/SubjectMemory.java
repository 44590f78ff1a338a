package io.linli.jobs.detect;

import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is kept of one subject: its devices, what each rule remembers, and observations that wait. */
public final class SubjectMemory {

    /** What one rule remembers of the subject. */
    static final class Entry {
        final String key;
        final RuleKind kind;
        /** Not kept. */
        final Detector<Memory> detector;

        Memory memory;
        long lookAgainAt;

        @Nullable
        Episode episode;
        /** Never beside an episode. */
        @Nullable
        Held held;
        /** As last published; not kept, but looked up anew. */
        @Nullable
        CompiledRule current;
        /** What the detector is shown, made once; not kept. */
        @Nullable
        Watched watched;

        Entry(String key, RuleKind kind, Memory memory, long lookAgainAt, @Nullable Episode episode) {
            this.key = key;
            this.kind = kind;
            this.detector = Detectors.of(kind);
            this.memory = memory;
            this.lookAgainAt = lookAgainAt;
            this.episode = episode;
        }

        /** When time alone may bring something to tell. */
        long deadline() {
            return held == null ? lookAgainAt : Math.min(lookAgainAt, held.until());
        }

        /** Once its episode has ended, the rule as last published judges; answers whether that is another. */
        boolean showCurrentRule() {
            var shown = watched;
            var rule = current;
            if (episode == null
                    && shown != null
                    && rule != null
                    && !shown.rule().equals(rule.rule())) {
                watched = shown.by(rule);
                return true;
            }
            return false;
        }
    }

    /**
     * An observation behind a deadline that is not judged yet.
     *
     * @param taken the keys of the rules that had no reason to wait
     */
    record Waiting(Observation observation, Set<String> taken) {}

    /** More than there are dangers at a time, each by as many rules as have been to and fro. */
    private static final int CUT_SHORT = 32;

    final Devices devices = new Devices();
    final List<Entry> entries = new ArrayList<>(0);
    final Deque<Waiting> waiting = new ArrayDeque<>(0);
    /** How often alerts ended with their rule and not with what they told of, by rule and onset, the newest last. */
    Map<String, Integer> cutShort = Map.of();
    /** The edition of the rule book that the entries follow; not kept, so a restart looks anew. */
    int edition;
    /** When the runtime will call: its own note. */
    long armedFor = Verdict.NEVER;

    /** How many of those that wait. */
    private int records;

    private boolean changed;
    private @Nullable Watchers watchers;

    int cutShort(Rule rule, long onset) {
        return cutShort.getOrDefault(rule.key() + ":" + onset, 0);
    }

    void cutShort(Episode episode) {
        var key = episode.rule().key() + ":" + episode.last().onset().toEpochMilli();
        var known = new LinkedHashMap<>(cutShort);
        var before = known.remove(key);
        known.put(key, before == null ? 1 : before + 1);
        if (known.size() > CUT_SHORT) {
            known.remove(known.keySet().iterator().next());
        }
        cutShort = known;
    }

    /** Whom an observation is for; not to be changed. */
    Entry[] watching(Observation observation) {
        var known = watchers;
        if (known == null) {
            known = Watchers.of(this);
            watchers = known;
        }
        return known.of(observation);
    }

    /** Rules or devices are others now. */
    void forgetWatchers() {
        watchers = null;
    }

    /** Whether what waits changes the devices, so that whatever comes behind it must wait too. */
    boolean isRecordWaiting() {
        return records > 0;
    }

    /** The last word that waits of whether a device is here; null when none does. */
    @Nullable
    DeviceRecord newestWaiting(String device) {
        DeviceRecord newest = null;
        for (var each : waiting) {
            if (each.observation() instanceof DeviceRecord record
                    && record.device().id().equals(device)) {
                newest = record;
            }
        }
        return newest;
    }

    void await(Waiting next) {
        waiting.add(next);
        records += next.observation() instanceof DeviceRecord ? 1 : 0;
    }

    /** Whatever waited longest waits no more. */
    void resume() {
        records -= waiting.remove().observation() instanceof DeviceRecord ? 1 : 0;
    }

    /** Epoch milliseconds of the earliest deadline of any rule, or {@link Verdict#NEVER}. */
    public long lookAgainAt() {
        var earliest = Verdict.NEVER;
        for (var i = 0; i < entries.size(); i++) {
            earliest = Math.min(earliest, entries.get(i).deadline());
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
        waiting.forEach(copy::await);
        copy.cutShort = cutShort;
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
