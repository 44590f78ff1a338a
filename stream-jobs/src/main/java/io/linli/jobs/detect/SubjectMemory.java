package io.linli.jobs.detect;

import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Rule;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is kept of one subject: its devices, what each rule remembers, and observations that wait. */
public final class SubjectMemory {
    private static final Entry[] NONE = new Entry[0];
    private static final long UNKNOWN = Long.MIN_VALUE;
    /** More than there are dangers at a time, each by as many rules as have been to and fro. */
    private static final int CUT_SHORT = 32;

    /**
     * An observation behind a deadline that is not judged yet.
     *
     * @param taken the keys of the rules that had no reason to wait
     */
    record Waiting(Observation observation, Set<String> taken) {}

    final Devices devices = new Devices();
    /** In the order of their rules' entering; replaced by others, but never changed. */
    Entry[] entries = NONE;
    /** Mostly nothing waits. */
    private @Nullable Deque<Waiting> waiting;
    /** How often alerts were over though they may be found again, by rule and onset, the newest last. */
    Map<String, Integer> cutShort = Map.of();
    /** The edition of the rule book that the entries follow; not kept, so a restart looks anew. */
    int edition;

    private boolean changed;
    private @Nullable Place place;
    private @Nullable Watchers watchers;
    /** When the runtime will call: its own note. */
    private long armedFor = Verdict.NEVER;
    /** The earliest deadline, once it was asked for. */
    private long earliest = UNKNOWN;

    void add(Entry entry) {
        var next = Arrays.copyOf(entries, entries.length + 1);
        next[entries.length] = entry;
        enter(next);
    }

    void remove(Entry entry) {
        enter(Arrays.stream(entries).filter(other -> other != entry).toArray(Entry[]::new));
    }

    private void enter(Entry[] next) {
        hold(next);
        forgetWatchers();
        forgetDeadline();
    }

    /** All there are. */
    void hold(Entry[] next) {
        entries = next;
        change();
    }

    /** The entries whose rules an observation is for, as {@link Watchers} numbers them. */
    long watching(Observation observation) {
        var known = watchers;
        if (known == null) {
            known = Watchers.of(this);
            watchers = known;
        }
        return known.of(observation, devices);
    }

    /** Rules or devices are others now. */
    void forgetWatchers() {
        watchers = null;
    }

    /** The home or site as a whole: where its first device stands. */
    Place place() {
        if (place == null) {
            var first = devices.at(0).place();
            place = first.room() == null ? first : first.whole();
        }
        return place;
    }

    /** Its devices changed. */
    void forgetPlace() {
        place = null;
    }

    int cutShort(Rule rule, long onset) {
        return cutShort.isEmpty() ? 0 : cutShort.getOrDefault(rule.key() + ":" + onset, 0);
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
        change();
    }

    boolean isAnyWaiting() {
        return waiting != null;
    }

    /** Whether what waits changes the devices, so that whatever comes behind it must wait too. */
    boolean isRecordWaiting() {
        return waiting != null && waiting.stream().anyMatch(each -> each.observation() instanceof DeviceRecord);
    }

    /** The last word that waits of whether a device is here; null when none does. */
    @Nullable
    DeviceRecord newestWaiting(String device) {
        DeviceRecord newest = null;
        for (var each : waiting()) {
            if (each.observation() instanceof DeviceRecord record
                    && record.device().id().equals(device)) {
                newest = record;
            }
        }
        return newest;
    }

    Collection<Waiting> waiting() {
        return waiting == null ? List.of() : Collections.unmodifiableCollection(waiting);
    }

    @Nullable
    Waiting first() {
        return waiting == null ? null : waiting.peekFirst();
    }

    @Nullable
    Waiting last() {
        return waiting == null ? null : waiting.peekLast();
    }

    void await(Waiting next) {
        waiting = waiting == null ? new ArrayDeque<>(2) : waiting;
        waiting.add(next);
        change();
    }

    /** Whatever waited longest waits no more. */
    void resume() {
        var all = Objects.requireNonNull(waiting);
        all.remove();
        waiting = all.isEmpty() ? null : all;
        change();
    }

    /** Epoch milliseconds of the earliest deadline of any rule, or {@link Verdict#NEVER}. */
    public long lookAgainAt() {
        if (earliest == UNKNOWN) {
            var least = Verdict.NEVER;
            for (var entry : entries) {
                least = Math.min(least, entry.deadline());
            }
            earliest = least;
        }
        return earliest;
    }

    /** A deadline is another now. */
    void forgetDeadline() {
        earliest = UNKNOWN;
    }

    /** A rule looks again then, and no more at another time. */
    void lookAgain(Entry entry, long time) {
        if (time == entry.lookAgainAt()) {
            return;
        }
        var before = entry.deadline();
        entry.lookAgainAt(time);
        change();
        var after = entry.deadline();
        if (after <= earliest) {
            earliest = after;
        } else if (before <= earliest) {
            forgetDeadline();
        }
    }

    /** The same from here on, apart from this one: to see what would come of something. */
    SubjectMemory copy() {
        var copy = new SubjectMemory();
        copy.devices.putAll(devices);
        for (var entry : entries) {
            copy.add(entry.copy());
        }
        waiting().forEach(copy::await);
        copy.cutShort = cutShort;
        copy.armedFor = armedFor;
        return copy;
    }

    /** Nothing to watch and nothing that waits: the subject may be forgotten. */
    public boolean isEmpty() {
        return devices.isEmpty() && entries.length == 0 && waiting == null;
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
