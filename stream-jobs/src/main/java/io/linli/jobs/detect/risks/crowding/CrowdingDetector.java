package io.linli.jobs.detect.risks.crowding;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Found;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Too many people at a site, for its size or for the hour of the week. Ended once there is room again for a while. */
public final class CrowdingDetector implements Detector<CrowdingMemory> {
    private static final long WHILE_BLIND = 60_000;

    @Override
    public RuleKind kind() {
        return RuleKind.CROWDING;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.place().home() == null && device.metrics().contains(Metric.PEOPLE_COUNT);
    }

    @Override
    public Verdict<CrowdingMemory> begin(Watched watched, long now) {
        return Verdict.quiet(CrowdingMemory.EMPTY, Verdict.NEVER);
    }

    /** What is usual there stays known, whichever rule judges by it. */
    @Override
    public Verdict<CrowdingMemory> takeOver(CrowdingMemory memory, Watched watched, long now) {
        return Verdict.quiet(memory.with((Crowd) null), now);
    }

    @Override
    public Verdict<CrowdingMemory> on(Observation observation, CrowdingMemory memory, Watched watched) {
        var now = observation.receivedAt();
        var crowd = memory.crowd();
        if (crowd != null && Found.by(observation, crowd.onset(), watched)) {
            return ended(crowd, settled(memory, now), ClearReason.BY_PERSON, watched, now);
        }
        if (observation instanceof DeviceRecord) {
            return judge(memory.only(watched.devices()), watched, now);
        }
        if (!(observation instanceof Reading reading)
                || reading.metric() != Metric.PEOPLE_COUNT
                || reading.quality() == Quality.SNAPSHOT) {
            return judge(memory, watched, now);
        }
        var device = watched.devices().get(reading.device());
        if (device == null) {
            return judge(memory, watched, now);
        }
        var counter = new Gauge(device, watched)
                .read(reading, memory.counters().getOrDefault(device.id(), Counter.FRESH), crowd == null);
        return judge(memory.with(device.id(), counter), watched, now);
    }

    @Override
    public Verdict<CrowdingMemory> at(long now, CrowdingMemory memory, Watched watched) {
        return judge(memory, watched, now);
    }

    /** The counter by which most is wrong. */
    private record Worst(String device, Counter counter, Level level, long since) {}

    private static Verdict<CrowdingMemory> judge(CrowdingMemory memory, Watched watched, long now) {
        if (memory.counters().isEmpty() && memory.crowd() == null) {
            return Verdict.quiet(memory, Verdict.NEVER);
        }
        if (watched.blindness().isOpenAt(now)) {
            return Verdict.quiet(memory, now + WHILE_BLIND);
        }
        var next = Verdict.NEVER;
        Worst worst = null;
        for (var entry : memory.counters().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            if (device != null) {
                var sight = new Gauge(device, watched).look(entry.getValue(), now);
                next = Math.min(next, sight.next());
                worst = worse(worst, device, entry.getValue(), sight, memory);
            }
        }
        var crowd = memory.crowd();
        return crowd == null ? calm(worst, next, memory, watched) : held(crowd, worst, next, memory, watched, now);
    }

    private static @Nullable Worst worse(
            @Nullable Worst worst, Device device, Counter counter, Gauge.Sight sight, CrowdingMemory memory) {
        var level = sight.level();
        var isTold = memory.crowd() == null && sight.since() <= memory.past();
        return level == null || isTold || worst != null && !level.isAbove(worst.level())
                ? worst
                : new Worst(device.id(), counter, level, sight.since());
    }

    private static Verdict<CrowdingMemory> calm(
            @Nullable Worst worst, long next, CrowdingMemory memory, Watched watched) {
        if (worst == null) {
            return Verdict.quiet(memory, next);
        }
        var crowd = new Crowd(
                worst.since(), worst.device(), worst.level(), worst.counter().people(), false);
        return Verdict.tell(memory.with(crowd), next, CrowdingWords.finding(crowd, memory, watched));
    }

    private static Verdict<CrowdingMemory> held(
            Crowd open, @Nullable Worst worst, long next, CrowdingMemory memory, Watched watched, long now) {
        var crowd = open.seen(most(memory));
        if (worst != null && worst.level().isAbove(crowd.level())) {
            var risen = crowd.risen(worst.device(), worst.level());
            return Verdict.tell(memory.with(risen), next, CrowdingWords.finding(risen, memory, watched));
        }
        var calm = calmSince(memory, watched, now);
        if (calm == Counter.NEVER) {
            return Verdict.quiet(memory.with(crowd), next);
        }
        var due = calm + watched.millis("clear_for");
        return now >= due
                ? ended(crowd, memory, ClearReason.RECOVERED, watched, now)
                : Verdict.quiet(memory.with(crowd), Math.min(next, due));
    }

    private static double most(CrowdingMemory memory) {
        var most = 0.0;
        for (var counter : memory.counters().values()) {
            most = Math.max(most, counter.people());
        }
        return most;
    }

    /** Since when all counters are calm; a silent one is not known to be. */
    private static long calmSince(CrowdingMemory memory, Watched watched, long now) {
        var since = Long.MIN_VALUE + 1;
        for (var entry : memory.counters().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            var counter = entry.getValue();
            if (device == null) {
                continue;
            }
            if (counter.calmSince() == Counter.NEVER || !new Gauge(device, watched).isBelieved(counter, now)) {
                return Counter.NEVER;
            }
            since = Math.max(since, counter.calmSince());
        }
        return since == Long.MIN_VALUE + 1 ? now : since;
    }

    /** People know of those who are there now. */
    private static CrowdingMemory settled(CrowdingMemory memory, long now) {
        return memory.with((Crowd) null).told(now);
    }

    private static Verdict<CrowdingMemory> ended(
            Crowd crowd, CrowdingMemory memory, ClearReason reason, Watched watched, long now) {
        var finding = CrowdingWords.ended(crowd, memory, watched).cleared(reason);
        var closed = memory.crowd() == null ? memory : memory.with((Crowd) null).told(now);
        return Verdict.tell(closed, Verdict.NEVER, finding);
    }

    @Override
    public CrowdingMemory read(DataInput in) throws IOException {
        return CrowdingMemory.read(in);
    }
}
