package io.linli.jobs.detect.risks.door;

import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Hours;
import io.linli.jobs.detect.risks.Presence;
import io.linli.jobs.detect.risks.door.Door.Stand;
import java.time.Duration;
import java.time.ZoneId;

/** What the doors of a home tell at one time: who may have gone out, and what stands open. */
final class Threshold {
    /** An older temperature tells nothing of the cold outside. */
    private static final long FRESH = Duration.ofHours(3).toMillis();

    private final DoorMemory memory;
    private final Watched watched;
    private final long now;

    /**
     * @param left when somebody went out and did not come back in time, or {@link Door#NEVER}
     * @param stands since when it stands open for too long, or {@link Door#NEVER}
     * @param limit by which it is told
     * @param next when more may have to be told
     */
    record Sight(String device, long left, long stands, long limit, boolean night, long next) {
        boolean isCalm() {
            return left == Door.NEVER && stands == Door.NEVER;
        }
    }

    private Threshold(DoorMemory memory, Watched watched, long now) {
        this.memory = memory;
        this.watched = watched;
        this.now = now;
    }

    static Sight of(DoorMemory memory, Watched watched, long now) {
        return new Threshold(memory, watched, now).look();
    }

    private Sight look() {
        var sight = new Sight("", Door.NEVER, Door.NEVER, 0, false, Verdict.NEVER);
        for (var entry : memory.doors().entrySet()) {
            sight = left(entry.getKey(), entry.getValue().stand(watched.millis("passage")), sight);
        }
        for (var entry : memory.doors().entrySet()) {
            sight = standing(entry.getKey(), entry.getValue().stand(watched.millis("passage")), sight);
        }
        return sight;
    }

    /** Somebody went out at night, and nothing moved inside since. Without a sensor inside nobody could tell. */
    private Sight left(String device, Stand door, Sight sight) {
        var passage = watched.millis("passage");
        var alarm = memory.alarm();
        if (alarm != null && alarm.device().equals(device) && isStillOut(alarm)) {
            return new Sight(device, alarm.left(), sight.stands(), alarm.limit(), true, sight.next());
        }
        if (door.isOpen() && now - door.openedAt() < passage) {
            return left(device, new Stand(Door.NEVER, door.movedAt()), next(sight, door.openedAt() + passage));
        }
        var passed = door.passedAt(now, passage);
        var hours = new Hours(watched.millis("exit_from"), watched.millis("exit_until"));
        if (passed == Door.NEVER || memory.insideAt() >= passed || !hours.hold(passed, zone()) || !isSeenInside()) {
            return sight;
        }
        var limit = watched.millis(isCold() ? "cold_exit_after" : "exit_after");
        var due = passed + limit + watched.blindness().within(passed, now);
        if (now < due) {
            return next(sight, due);
        }
        return sight.left() != Door.NEVER && sight.left() <= passed
                ? sight
                : new Sight(device, passed, sight.stands(), limit, true, sight.next());
    }

    /** Whoever comes back moves the door, and is back once seen inside. */
    private boolean isStillOut(DoorAlarm alarm) {
        return alarm.left() != Door.NEVER && memory.insideAt() < alarm.left();
    }

    private Sight standing(String device, Stand door, Sight sight) {
        if (!door.isOpen()) {
            return sight;
        }
        var night =
                new Hours(watched.millis("night_from"), watched.millis("night_until")).hold(door.openedAt(), zone());
        var limit = watched.millis(night ? "open_night" : "open_day");
        var due = door.openedAt() + limit + watched.blindness().within(door.openedAt(), now);
        if (now < due) {
            return next(sight, due);
        }
        if (sight.stands() != Door.NEVER && sight.stands() <= door.openedAt()) {
            return sight;
        }
        var isAlone = sight.left() == Door.NEVER;
        return new Sight(
                isAlone ? device : sight.device(),
                sight.left(),
                door.openedAt(),
                isAlone ? limit : sight.limit(),
                night || !isAlone,
                sight.next());
    }

    private static Sight next(Sight sight, long at) {
        return new Sight(
                sight.device(), sight.left(), sight.stands(), sight.limit(), sight.night(), Math.min(sight.next(), at));
    }

    private boolean isSeenInside() {
        for (var device : watched.devices().values()) {
            if (Presence.isToldBy(device)) {
                return true;
            }
        }
        return false;
    }

    /** The coldest that is known, indoors or out: who has no thermometer outside is asked for none. */
    private boolean isCold() {
        var limit = watched.number("cold_below");
        for (var warmth : memory.cold().values()) {
            if (now - warmth.at() <= FRESH && warmth.celsius() < limit) {
                return true;
            }
        }
        return false;
    }

    private ZoneId zone() {
        return watched.place().zone();
    }
}
