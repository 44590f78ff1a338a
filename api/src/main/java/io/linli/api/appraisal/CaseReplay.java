package io.linli.api.appraisal;

import io.linli.api.incident.TimelineEntry;
import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the timeline of one case once, from its first line to its last, and keeps what it is judged by. */
final class CaseReplay {
    /** Of these the first time counts: rework is counted, and not timed again. */
    private static final Set<Step> PROMISED =
            Set.of(Step.ACKNOWLEDGE, Step.ARRIVE, Step.FEEDBACK, Step.CLOSE, Step.REPORT_IN);

    /** What a line says that grants more time for the feedback. */
    static final String EXTENDED = "approve_extension";

    /** In a line that decides an appeal: whether it was upheld. */
    static final String APPEAL = "appeal";

    private static final Set<Phase> NO_CASE = Set.of(Phase.MERGED, Phase.NOT_REGISTERED);

    private final CaseLog log;
    private final Promise promise;
    private final Map<Step, Integer> counted = new EnumMap<>(Step.class);
    private final Map<Step, Kept> kept = new EnumMap<>(Step.class);
    private final Map<Stage, Duration> took = new EnumMap<>(Stage.class);
    private final Map<Stage, Instant> running = new EnumMap<>(Stage.class);
    /** When the clock of what is promised began, moved on by the time for which it stood. */
    private final Map<Step, Instant> since = new EnumMap<>(Step.class);

    private Phase phase = Phase.DETECTED;
    private @Nullable Instant suspendedAt;
    private int extensions;
    private boolean isAppealed;
    private @Nullable String person;
    private @Nullable Outcome outcome;
    private @Nullable Integer rating;
    private @Nullable Boolean solved;
    private int notices;
    private int acts;

    private CaseReplay(CaseLog log, Promise promise) {
        this.log = log;
        this.promise = promise;
        running.put(Stage.DISPATCH, log.openedAt());
    }

    /** @param now by which what is not done is overdue or not */
    static CaseLife of(CaseLog log, Promise promise, Instant now) {
        var replay = new CaseReplay(log, promise);
        log.lines().forEach(replay::read);
        return replay.end(now);
    }

    private void read(TimelineEntry line) {
        isAppealed |=
                text(line, APPEAL).filter(Appeal.State.UPHELD.id()::equals).isPresent();
        switch (line.kind()) {
            case TRANSITION -> step(line);
            case LEVEL -> level(line);
            case NOTICE -> notices++;
            case CLOCK -> clock(line);
            default -> {}
        }
    }

    private void clock(TimelineEntry line) {
        if (text(line, "step").filter(EXTENDED::equals).isPresent()) {
            extensions++;
        }
    }

    private void step(TimelineEntry line) {
        var step = Step.valueOf(text(line, "step").orElseThrow().toUpperCase(Locale.ROOT));
        var at = text(line, "phone_at").map(Instant::parse).orElse(line.at());
        resume(step, at);
        keep(step, at);
        counted.merge(step, 1, Integer::sum);
        if (line.role() != Role.SYSTEM) {
            acts++;
        }
        begin(step, at);
        outcome = text(line, "outcome")
                .map(said -> Outcome.valueOf(said.toUpperCase(Locale.ROOT)))
                .orElse(outcome);
        rating = line.detail().get("rating") instanceof Number given ? (Integer) given.intValue() : rating;
        solved = line.detail().get("solved") instanceof Boolean said ? said : solved;
        person = answering(step, line);
        phase = line.to() == null ? phase : line.to();
        if (phase == Phase.SUSPENDED && suspendedAt == null) {
            suspendedAt = at;
        }
    }

    /** A clock that stood goes on where it was. */
    private void resume(Step step, Instant at) {
        if (suspendedAt == null || step != Step.RESUME) {
            return;
        }
        var stood = Duration.between(suspendedAt, at);
        since.replaceAll((promised, begun) -> begun.plus(stood));
        running.replaceAll((stage, begun) -> begun.plus(stood));
        suspendedAt = null;
    }

    private void keep(Step step, Instant at) {
        var begun = since.remove(step);
        if (begun != null) {
            kept.put(
                    step,
                    promised(step, begun)
                            .map(due -> at.isAfter(due) ? Kept.LATE : Kept.IN_TIME)
                            .orElse(Kept.PENDING));
        }
        switch (step) {
            case DISPATCH -> end(Stage.DISPATCH, at);
            case ACKNOWLEDGE -> end(Stage.ACKNOWLEDGE, at);
            case ARRIVE -> end(Stage.ARRIVE, at);
            case FEEDBACK -> end(Stage.FEEDBACK, at);
            case CLOSE -> end(Stage.CLOSE, at);
            default -> {}
        }
    }

    private void begin(Step step, Instant at) {
        switch (step) {
            case DISPATCH -> {
                promise(Step.ACKNOWLEDGE, at);
                promise(Step.ARRIVE, at);
                promise(Step.FEEDBACK, at);
                run(Stage.ACKNOWLEDGE, at);
                run(Stage.FEEDBACK, at);
            }
            case ACKNOWLEDGE -> run(Stage.ARRIVE, at);
            case WHISTLE -> promise(Step.REPORT_IN, at);
            case FEEDBACK -> {
                promise(Step.CLOSE, at);
                run(Stage.CLOSE, at);
            }
            default -> {}
        }
    }

    /** Only what was never promised before. */
    private void promise(Step step, Instant at) {
        if (PROMISED.contains(step) && !kept.containsKey(step)) {
            since.putIfAbsent(step, at);
        }
    }

    private void run(Stage stage, Instant at) {
        if (!took.containsKey(stage)) {
            running.putIfAbsent(stage, at);
        }
    }

    private void end(Stage stage, Instant at) {
        var begun = running.remove(stage);
        if (begun != null) {
            var length = Duration.between(begun, at);
            took.put(stage, length.isNegative() ? Duration.ZERO : length);
        }
    }

    /** A higher level begins the clocks anew, as it does for those who are told. */
    private void level(TimelineEntry line) {
        var from = text(line, "from").map(Level::valueOf);
        var to = text(line, "to").map(Level::valueOf);
        if (from.isPresent() && to.isPresent() && to.get().isAbove(from.get())) {
            since.replaceAll((step, begun) -> line.at());
        }
    }

    private @Nullable String answering(Step step, TimelineEntry line) {
        return switch (step) {
            case ACKNOWLEDGE, TAKE_OVER -> line.actor();
            case TRANSFER -> text(line, "to").orElse(person);
            case GIVE_BACK -> null;
            default -> person;
        };
    }

    private Optional<Instant> promised(Step step, Instant begun) {
        return promise.due(log, step, begun);
    }

    private CaseLife end(Instant now) {
        if (!phase.isOver()) {
            var clock = suspendedAt == null ? now : suspendedAt;
            since.forEach((step, begun) -> kept.put(
                    step,
                    promised(step, begun)
                            .filter(clock::isAfter)
                            .map(due -> Kept.OVERDUE)
                            .orElse(Kept.PENDING)));
        }
        var isLeftOut = isAppealed || outcome == Outcome.TEST || NO_CASE.contains(phase);
        return new CaseLife(
                log,
                person,
                Map.copyOf(counted),
                Map.copyOf(kept),
                Map.copyOf(took),
                outcome,
                rating,
                solved,
                isSensed(),
                phase.isOver(),
                isLeftOut,
                extensions,
                notices,
                acts);
    }

    private boolean isSensed() {
        return log.lines().isEmpty() || log.lines().get(0).kind() == TimelineEntry.Kind.ALERT;
    }

    private static Optional<String> text(TimelineEntry line, String name) {
        return Optional.ofNullable(line.detail().get(name)).map(Object::toString);
    }
}
