package io.linli.api.appraisal;

import io.linli.api.incident.TimelineEntry;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A timeline as it is written, told by minutes. */
final class Story {
    static final Instant BEGUN = Instant.parse("2026-03-02T08:00:00Z");

    /** Ten minutes to take it, half an hour to come, an hour to report back or in, two to close. */
    static final Promise PROMISE = (log, step, since) -> switch (step) {
        case ACKNOWLEDGE -> Optional.of(since.plus(Duration.ofMinutes(10)));
        case ARRIVE -> Optional.of(since.plus(Duration.ofMinutes(30)));
        case FEEDBACK, REPORT_IN -> Optional.of(since.plus(Duration.ofHours(1)));
        case CLOSE -> Optional.of(since.plus(Duration.ofHours(2)));
        default -> Optional.empty();
    };

    private final Level level;
    private final String grid;
    private final List<TimelineEntry> lines = new ArrayList<>();

    private Story(Level level, String grid) {
        this.level = level;
        this.grid = grid;
    }

    /** A sensor tells, and the first tier is told within the same moment. */
    static Story sensed(Level level) {
        var story = new Story(level, "110105001001003");
        story.add(0, TimelineEntry.Kind.ALERT, "system", null, Map.of());
        return story.dispatched(0);
    }

    static Story reportedByPerson() {
        return new Story(Level.III, "110105001001003")
                .step(0, "duty", Step.REGISTER, Phase.REGISTERED)
                .dispatched(0);
    }

    private Story dispatched(int minute) {
        return step(minute, "system", Step.DISPATCH, Phase.DISPATCHED);
    }

    Story step(int minute, String actor, Step step, Phase to) {
        return step(minute, actor, step, to, Map.of());
    }

    Story step(int minute, String actor, Step step, Phase to, Map<String, Object> said) {
        Map<String, Object> detail = new LinkedHashMap<>(said);
        detail.put("step", step.id());
        return add(minute, TimelineEntry.Kind.TRANSITION, actor, to, detail);
    }

    Story add(int minute, TimelineEntry.Kind kind, String actor, Phase to, Map<String, Object> detail) {
        var role = actor.equals("system") ? Role.SYSTEM : Role.GRID_WORKER;
        lines.add(new TimelineEntry(at(minute), kind, actor, role, null, null, to, "", detail));
        return this;
    }

    Story clock(int minute, String actor, String what) {
        return add(minute, TimelineEntry.Kind.CLOCK, actor, null, Map.of("step", what));
    }

    Story taken(int minute, String actor) {
        return step(minute, actor, Step.ACKNOWLEDGE, Phase.ACKNOWLEDGED);
    }

    Story arrived(int minute, String actor) {
        return step(minute, actor, Step.ARRIVE, Phase.ARRIVED);
    }

    Story reported(int minute, String actor, String outcome) {
        return step(minute, actor, Step.FEEDBACK, Phase.FED_BACK, Map.of("outcome", outcome));
    }

    Story closed(int minute, String actor) {
        return step(minute, actor, Step.CLOSE, Phase.CLOSED);
    }

    Story appealed() {
        return add(9, TimelineEntry.Kind.NOTE, "supervisor", null, Map.of(CaseReplay.APPEAL, "upheld"));
    }

    static Instant at(int minute) {
        return BEGUN.plus(Duration.ofMinutes(minute));
    }

    CaseLife after(int minute) {
        var log = new CaseLog(UUID.randomUUID(), grid, "flood", level, BEGUN, lines);
        return CaseReplay.of(log, PROMISE, at(minute));
    }
}
