package io.linli.jobs.detect.risks.lift;

import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.ClearReason;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A look at all cars of a site at one time: each is judged by its own clocks, and all that are held are one alert. */
final class Round {
    private static final long LATE = Duration.ofMinutes(5).toMillis();
    /** What was last known longer ago than this calls nobody. */
    private static final long TOO_LATE = Duration.ofMinutes(60).toMillis();

    private final LiftMemory memory;
    private final Watched watched;
    private final long now;
    private final Map<String, Trapped> held = new TreeMap<>();
    /** Known too late to call anybody. */
    private final Map<String, Trapped> onRecord = new TreeMap<>();

    private long next = Verdict.NEVER;
    private long age = Long.MAX_VALUE;
    private boolean isFreed;

    private Round(LiftMemory memory, Watched watched, long now) {
        this.memory = memory;
        this.watched = watched;
        this.now = now;
    }

    static Verdict<LiftMemory> of(LiftMemory memory, Watched watched, long now) {
        return new Round(memory, watched, now).go();
    }

    /** People who were there saw every car that was told. */
    static Verdict<LiftMemory> ended(LiftMemory memory, Alarm alarm, ClearReason because, Watched watched, long now) {
        var finding = LiftWords.ended(alarm, because, watched, now);
        var closed = memory.telling(null);
        var after = of(closed, watched, now);
        return Verdict.tell(closed, after.findings().isEmpty() ? after.lookAgainAt() : now, finding);
    }

    private Verdict<LiftMemory> go() {
        for (var entry : memory.lifts().entrySet()) {
            if (watched.devices().containsKey(entry.getKey())) {
                look(new Car(entry.getKey(), entry.getValue().now(), watched, now));
            }
        }
        var alarm = memory.alarm();
        if (alarm == null) {
            return begun();
        }
        if (held.isEmpty()) {
            var because = isFreed ? ClearReason.RECOVERED : ClearReason.NOT_WATCHED;
            return ended(memory, alarm, because, watched, now);
        }
        return held.equals(alarm.cars())
                ? Verdict.quiet(memory, next)
                : tell(new Alarm(alarm.onset(), alarm.late(), held));
    }

    private void look(Car car) {
        var alarm = memory.alarm();
        var told = alarm == null ? null : alarm.cars().get(car.device());
        if (told == null) {
            lookAtCalm(car);
        } else if (car.isFree()) {
            isFreed = true;
        } else {
            var sight = car.goOn(told);
            held.put(car.device(), told.risen(sight));
            next = Math.min(next, sight.next());
        }
    }

    private void lookAtCalm(Car car) {
        var sight = car.look();
        if (sight == null || memory.isOver(car.device(), sight.since())) {
            return;
        }
        if (sight.step() >= 0) {
            var trapped = new Trapped(sight.since(), sight.people(), sight.level(), sight.step());
            if (car.age() > TOO_LATE) {
                onRecord.put(car.device(), trapped);
                return;
            }
            held.put(car.device(), trapped);
            age = Math.min(age, car.age());
        }
        next = Math.min(next, sight.next());
    }

    private Verdict<LiftMemory> begun() {
        if (!held.isEmpty()) {
            return tell(alarm(held, age > LATE));
        }
        if (onRecord.isEmpty()) {
            return Verdict.quiet(memory, next);
        }
        var over = alarm(onRecord, true);
        return Verdict.tell(
                memory.told(over),
                next,
                LiftWords.finding(over, memory, watched, now).onRecord());
    }

    private Alarm alarm(Map<String, Trapped> cars, boolean late) {
        var alarm = new Alarm(now, late, cars);
        return alarm.since() > memory.lastOnset() ? new Alarm(alarm.since(), late, cars) : alarm;
    }

    private Verdict<LiftMemory> tell(Alarm alarm) {
        return Verdict.tell(memory.telling(alarm), next, LiftWords.finding(alarm, memory, watched, now));
    }
}
