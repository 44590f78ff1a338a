package io.linli.api.escalation;

import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one incident was promised when it was dispatched, as the catalogue was then, and how far its clocks got.
 *
 * @param by until when each step is due
 * @param told the steps whose lateness was told already
 * @param visit while somebody is on the way or there
 */
public record Promise(
        String version,
        Limits limits,
        Ladder ladder,
        Map<Step, Instant> by,
        Set<Step> told,
        @Nullable Visit visit,
        Marks marks) {

    /**
     * What the clocks did.
     *
     * @param rungs that were added to the ladder
     * @param overdue steps whose time has run out just now
     * @param alone set when who is there was asked, or did not answer
     */
    public record Turn(
            Promise promise,
            List<Rung> rungs,
            boolean ended,
            List<Step> overdue,
            @Nullable Visit alone) {}

    public Promise {
        by = Collections.unmodifiableMap(new EnumMap<>(by));
        told = Set.copyOf(told);
    }

    public static Promise of(String version, Limits limits, Tier tier, Instant since, Times times, Marks marks) {
        var by = new EnumMap<Step, Instant>(Step.class);
        by.put(Step.ACKNOWLEDGE, times.after(limits.acknowledge(tier), since));
        by.put(Step.FEEDBACK, times.after(limits.feedback(), since));
        if (limits.arrive() != null) {
            by.put(Step.ARRIVE, times.after(limits.arrive(), since));
        }
        return new Promise(version, limits, Ladder.from(tier, since), by, Set.of(), null, marks);
    }

    /** Somebody else must take it, or say whether it is a case: only those clocks begin anew. */
    public Promise handedTo(Tier tier, Instant at, Times times) {
        return new Promise(version, limits, Ladder.from(tier, at), by, told, null, marks)
                .until(Step.ACKNOWLEDGE, times.after(limits.acknowledge(tier), at));
    }

    /** A department is called, and comes as soon as anybody else. */
    public Promise called(Instant at, Times times) {
        return limits.arrive() == null ? this : until(Step.ARRIVE, times.after(limits.arrive(), at));
    }

    public Promise fedBack(Instant at, Times times) {
        return with((Visit) null).until(Step.CLOSE, times.after(limits.close(), at));
    }

    /** All clocks stood from then to then. */
    public Promise resumed(Instant stood, Instant at, Times times) {
        var later = new EnumMap<Step, Instant>(Step.class);
        by.forEach((step, end) -> later.put(step, times.moved(limit(step), end, stood, at)));
        var rung = ladder.by() == null ? null : times.moved(limits.acknowledge(ladder.last()), ladder.by(), stood, at);
        var since = ladder.since().plus(Duration.between(stood, at));
        var moved = new Ladder(ladder.first(), since, ladder.rungs(), rung, ladder.endedAt(), ladder.told());
        var away = visit == null ? null : visit.moved(Duration.between(stood, at));
        return new Promise(version, limits, moved, later, told, away, marks);
    }

    private Limit limit(Step step) {
        return step == Step.ACKNOWLEDGE ? limits.acknowledge(ladder.first()) : Objects.requireNonNull(limits.of(step));
    }

    /** Of a level that a person found right: the clocks go on by its limits. */
    public Promise lowered(Limits lower, Instant since, Times times) {
        var fresh = of(version, lower, ladder.first(), ladder.since(), times, marks);
        var climbed = ladder.by() == null || ladder.rungs().isEmpty()
                ? ladder
                : ladder.by(times.after(
                        lower.acknowledge(ladder.last()),
                        ladder.rungs().get(ladder.rungs().size() - 1).at()));
        var lowered = new EnumMap<>(by);
        lowered.putAll(of(version, lower, ladder.first(), since, times, marks).by());
        lowered.put(Step.ACKNOWLEDGE, Objects.requireNonNull(fresh.by().get(Step.ACKNOWLEDGE)));
        var same = told.stream()
                .filter(step -> Objects.equals(by.get(step), lowered.get(step)))
                .collect(Collectors.toSet());
        return new Promise(version, lower, climbed, lowered, same, visit, marks);
    }

    public Promise extended(Times times) {
        return until(Step.FEEDBACK, times.after(limits.extension(), Objects.requireNonNull(by.get(Step.FEEDBACK))));
    }

    public Promise with(@Nullable Visit next) {
        return new Promise(version, limits, ladder, by, told, next, marks);
    }

    public Promise with(Marks next) {
        return new Promise(version, limits, ladder, by, told, visit, next);
    }

    /** These were told of it by the ladder. */
    public Promise told(Collection<String> people) {
        return people.isEmpty() ? this : new Promise(version, limits, ladder.told(people), by, told, visit, marks);
    }

    public Promise visitedBy(String person, Instant at, Times times) {
        return with(Visit.begun(person, at, limits, times));
    }

    private Promise until(Step step, Instant end) {
        var later = new EnumMap<>(by);
        later.put(step, end);
        var untold = told.isEmpty() ? EnumSet.noneOf(Step.class) : EnumSet.copyOf(told);
        untold.remove(step);
        return new Promise(version, limits, ladder, later, untold, visit, marks);
    }

    /** Nobody was left to tell, and nobody has taken it. */
    public boolean unattended(Phase phase) {
        return phase == Phase.DISPATCHED && ladder.endedAt() != null;
    }

    /** What the clocks do now; nothing where nothing is due. */
    public Turn turned(Phase phase, Times times, Predicate<Tier> isManned, Instant now) {
        var climbed = phase == Phase.DISPATCHED ? ladder.climbed(pace(times), isManned, now) : ladder;
        var overdue = pending(phase).filter(step -> !at(step).isAfter(now)).toList();
        var late = EnumSet.noneOf(Step.class);
        late.addAll(told);
        late.addAll(overdue);
        var looked = visit == null || !visits(phase) ? visit : visit.turned(now, limits, times);
        return new Turn(
                new Promise(version, limits, climbed, by, late, looked, marks),
                climbed.rungs().subList(ladder.rungs().size(), climbed.rungs().size()),
                ladder.endedAt() == null && climbed.endedAt() != null,
                overdue,
                Objects.equals(looked, visit) ? null : looked);
    }

    /** When the clocks have something to do next, if they ever have. */
    public Optional<Instant> next(Phase phase) {
        var rung = phase == Phase.DISPATCHED ? ladder.by() : null;
        var alone = visit == null || !visits(phase) ? null : visit.by();
        return Stream.concat(pending(phase).map(this::at), Stream.of(rung, alone))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private Stream<Step> pending(Phase phase) {
        var expected = switch (phase) {
            case VERIFYING, REGISTERED -> Stream.of(Step.ACKNOWLEDGE);
            case DISPATCHED, ACKNOWLEDGED, EN_ROUTE, WHISTLED -> Stream.of(Step.ARRIVE, Step.FEEDBACK);
            case ARRIVED, HANDLING -> Stream.of(Step.FEEDBACK);
            case FED_BACK, CHECKING -> Stream.of(Step.CLOSE);
            default -> Stream.<Step>of();
        };
        return expected.filter(step -> by.containsKey(step) && !told.contains(step));
    }

    private Instant at(Step step) {
        return Objects.requireNonNull(by.get(step));
    }

    private static boolean visits(Phase phase) {
        return phase == Phase.EN_ROUTE || phase == Phase.ARRIVED || phase == Phase.HANDLING;
    }

    private Ladder.Pace pace(Times times) {
        return new Ladder.Pace() {
            @Override
            public Optional<Tier> above(Tier tier) {
                return limits.above(tier);
            }

            @Override
            public Instant after(Tier tier, Instant at) {
                return times.after(limits.acknowledge(tier), at);
            }
        };
    }
}
