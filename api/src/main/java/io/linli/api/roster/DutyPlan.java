package io.linli.api.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is on duty when, by a roster, by who is away, and by what was exchanged. */
public record DutyPlan(Roster roster, List<Leave> leaves, List<Swap> swaps) {
    private static final Comparator<Turn> IN_TIME = Comparator.comparing(Turn::from)
            .thenComparing(Turn::to)
            .thenComparing(turn -> turn.shift().id());

    /** @param swaps in the order in which they were agreed upon */
    public DutyPlan {
        leaves = List.copyOf(leaves);
        swaps = List.copyOf(swaps);
    }

    /** Those who are there now: first whose shift it is, then those who step in for somebody; each once. */
    public List<String> onDuty(Instant at) {
        return stints(at, at.plusMillis(1)).stream()
                .filter(stint -> stint.covers(at) && stint.person() != null)
                .sorted(Comparator.comparing(Stint::isBackup))
                .map(stint -> Objects.requireNonNull(stint.person()))
                .distinct()
                .toList();
    }

    /** The shifts that touch this time, as they begin. */
    public List<Turn> turns(Instant from, Instant to) {
        // The longest begins 24 hours before it ends.
        var first = from.atZone(roster.zone()).toLocalDate().minusDays(1);
        var last = to.atZone(roster.zone()).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .flatMap(date -> roster.on(date).stream().map(shift -> turn(new Slot(shift.id(), date), shift)))
                // One of no length lies in the hour that the clock leaps over.
                .filter(turn -> turn.from().isBefore(turn.to()) && turn.overlaps(from, to))
                .sorted(IN_TIME)
                .toList();
    }

    /** What this names; empty where the plan of that day has no such shift. */
    Optional<Turn> turn(@Nullable Slot slot) {
        return slot == null
                ? Optional.empty()
                : roster.on(slot.date()).stream()
                        .filter(shift -> shift.id().equals(slot.shift()))
                        .map(shift -> turn(slot, shift))
                        .findFirst();
    }

    private Turn turn(Slot slot, Shift shift) {
        var end = shift.crossesMidnight() ? slot.date().plusDays(1) : slot.date();
        var person = shift.person();
        for (var swap : swaps) {
            person = swap.person(slot, person);
        }
        return new Turn(
                slot,
                shift,
                person,
                roster.at(LocalDateTime.of(slot.date(), shift.from())),
                roster.at(LocalDateTime.of(end, shift.to())));
    }

    /** The same, parted where somebody goes away or comes back. */
    public List<Stint> stints(Instant from, Instant to) {
        return turns(from, to).stream().flatMap(this::parts).toList();
    }

    private Stream<Stint> parts(Turn turn) {
        var cuts = new TreeSet<Instant>(List.of(turn.from(), turn.to()));
        leaves.stream()
                .filter(leave -> leave.person().equals(turn.person())
                        || leave.person().equals(turn.shift().backup()))
                .flatMap(leave -> Stream.of(leave.from(), leave.to()))
                .filter(cut -> cut.isAfter(turn.from()) && cut.isBefore(turn.to()))
                .forEach(cuts::add);
        var parts = new ArrayList<Stint>();
        for (var begin : cuts.headSet(turn.to())) {
            var part = part(turn, begin, Objects.requireNonNull(cuts.higher(begin)));
            var before = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (before != null && Objects.equals(before.person(), part.person())) {
                parts.set(parts.size() - 1, part(turn, before.from(), part.to()));
            } else {
                parts.add(part);
            }
        }
        return parts.stream();
    }

    private Stint part(Turn turn, Instant from, Instant to) {
        var backup = turn.shift().backup();
        if (isThere(turn.person(), from)) {
            return new Stint(turn, from, to, turn.person(), false);
        }
        var stepsIn = backup != null && isThere(backup, from);
        return new Stint(turn, from, to, stepsIn ? backup : null, stepsIn);
    }

    private boolean isThere(String person, Instant at) {
        return leaves.stream().noneMatch(leave -> leave.covers(person, at));
    }

    /** Shifts that nobody has, and times without any, as they begin. */
    public List<Hole> holes(Instant from, Instant to) {
        var holes = new ArrayList<Hole>();
        var covered = from;
        for (var stint : stints(from, to)) {
            if (stint.from().isAfter(covered)) {
                holes.add(new Hole(covered, stint.from(), Hole.Reason.NO_SHIFT, null));
            }
            if (stint.person() == null
                    && stint.to().isAfter(from)
                    && stint.from().isBefore(to)) {
                holes.add(new Hole(
                        later(from, stint.from()),
                        earlier(to, stint.to()),
                        Hole.Reason.AWAY,
                        stint.turn().slot()));
            }
            covered = later(covered, stint.to());
        }
        if (covered.isBefore(to)) {
            holes.add(new Hole(covered, to, Hole.Reason.NO_SHIFT, null));
        }
        holes.sort(Comparator.comparing(Hole::from));
        return List.copyOf(holes);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
