package io.linli.jobs.correlate;

import io.linli.model.Alert;
import io.linli.model.RuleKind;
import io.linli.model.SubjectKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at the alerts of one neighbourhood together: finds the one cause of many, joins what is one, and raises what
 * another confirms. Pure and deterministic, as detectors are.
 *
 * <p>An alert is sent on as it comes, with what had been weighed of the others before; a second later, when all that
 * was said before it is known too, they are weighed together, and what follows is sent as further revisions. So nothing
 * depends on who of two that speak at almost the same time is heard first. An alert that finds
 * something to be judged at or before its own time waits for it, at most until the watermark has passed; of a new one a
 * first word is told at once even then, as revision 0.
 */
public final class Corroboration {
    /** By how much a deadline may be judged after the watermark has passed it: deadlines share timers. */
    public static final long LAG = 100;
    /** Long enough for everybody's word of a moment to be here, though watermarks come 150 ms late. */
    private static final long WEIGHED_AFTER = 1_000;
    /** A code of street or finer; a shorter one names a district, too much to be looked at together. */
    private static final int STREET = 9;

    private static final Set<RuleKind> CONCERNED = EnumSet.of(
            RuleKind.GAS,
            RuleKind.SMOKE,
            RuleKind.WATER_LEAK,
            RuleKind.POWER_OUTAGE,
            RuleKind.DEVICE,
            RuleKind.FLOOD,
            RuleKind.INACTIVITY);

    private Corroboration() {}

    /** Whether others may explain, join or confirm it; all else is sent on as it is. */
    public static boolean concerns(Alert alert) {
        var place = alert.place();
        return (place.building() != null || place.site() != null) && CONCERNED.contains(alert.kind());
    }

    /** Who is looked at together: a grid; where its code names a whole district, a building. */
    public static String key(Alert alert) {
        if (!concerns(alert)) {
            return alert.subject().toString();
        }
        var place = alert.place();
        var building = place.buildingKey();
        return place.grid().length() >= STREET || building == null ? place.grid() : building;
    }

    /** Takes what detection says; alerts of one subject come in their order, others in any. */
    public static void on(Alert alert, GridMemory memory, long watermark, Consumer<Alert> out) {
        advance(watermark, memory, out);
        if (mayPass(alert, memory, watermark)) {
            pass(alert, memory, out);
        } else {
            if (isNew(alert, memory)) {
                out.accept(alert.sent(0, null, alert.updatedAt()));
            }
            GridMemory.insert(alert, memory.waiting);
        }
    }

    /** Nobody who is to be called waits for a watermark. */
    private static boolean isNew(Alert alert, GridMemory memory) {
        return alert.revision() == 1
                && alert.isOpen()
                && !isReport(alert)
                && Effect.of(alert) == null
                && !memory.told.containsKey(alert.id());
    }

    /** Judges what the watermark has passed, which says that all that was said before it is known. */
    public static void advance(long watermark, GridMemory memory, Consumer<Alert> out) {
        while (true) {
            var due = memory.judgeAt();
            if (!memory.waiting.isEmpty() && mayPass(memory.waiting.get(0), memory, watermark)) {
                pass(memory.waiting.remove(0), memory, out);
            } else if (due <= known(watermark)) {
                judge(due, memory, out);
            } else {
                return;
            }
        }
    }

    private static boolean mayPass(Alert alert, GridMemory memory, long watermark) {
        var at = alert.updatedAt().toEpochMilli();
        return at < memory.judgeAt() && at - WEIGHED_AFTER <= known(watermark);
    }

    private static long known(long watermark) {
        return Math.max(watermark, Long.MIN_VALUE + LAG) - LAG;
    }

    static long weighedAt(Alert alert) {
        return alert.updatedAt().toEpochMilli() + WEIGHED_AFTER;
    }

    private static void pass(Alert alert, GridMemory memory, Consumer<Alert> out) {
        GridMemory.insert(alert, memory.unweighed);
        if (!isReport(alert)) {
            Revisions.said(alert, memory, out);
        }
    }

    /** What a home says of its gateways and meters is for us alone. */
    static boolean isReport(Alert alert) {
        return alert.kind() == RuleKind.POWER_OUTAGE && alert.subject().kind() != SubjectKind.BUILDING;
    }

    private static void judge(long now, GridMemory memory, Consumer<Alert> out) {
        while (!memory.unweighed.isEmpty() && weighedAt(memory.unweighed.get(0)) <= now) {
            var alert = memory.unweighed.remove(0);
            if (isReport(alert)) {
                Outages.report(alert, memory, now, out);
            } else {
                Revisions.forgetWhenOver(alert, memory);
            }
        }
        for (var building : memory.buildings.values()) {
            if (building.lookAgainAt() <= now) {
                Outages.judge(building, memory, now, out);
            }
        }
        memory.buildings.values().removeIf(BuildingWatch::isEmpty);
        memory.weigh();
        Joins.judge(memory, now, out);
        Revisions.refresh(memory, now, out);
    }
}
