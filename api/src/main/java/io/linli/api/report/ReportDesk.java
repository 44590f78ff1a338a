package io.linli.api.report;

import io.linli.api.incident.IncidentDesk;
import io.linli.api.incident.Promises;
import io.linli.api.incident.ReportIntake;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.Refusal;
import io.linli.api.incident.state.Step;
import io.linli.api.kind.Source;
import io.linli.api.staff.Caller;
import io.linli.api.staff.PrintableSecret;
import io.linli.api.store.Records.Transaction;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes down what people report, and tells those who did how it stands. */
public final class ReportDesk {
    /** 59 bits: nobody guesses another's. */
    private static final int CODE = 3;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final ReportIntake intake;
    private final IncidentDesk incidents;
    private final Promises promises;

    public ReportDesk(ReportIntake intake, IncidentDesk incidents, Promises promises) {
        this.intake = intake;
        this.incidents = incidents;
        this.promises = promises;
    }

    /** What the reporter takes away: the number, the code to follow it by, and what is promised. */
    Map<String, Object> take(Transaction tx, ReportIntake.Told told, Reporter reporter, Caller by) {
        var receiver = told.source() == Source.PAGE ? null : by.username();
        var incident = intake.open(tx, told, Act.of(by, ""));
        var day = DAY.format(tx.now().atZone(told.place().zone()));
        var number = "%s-%04d".formatted(day, ReportStore.nextNumber(tx));
        var code = PrintableSecret.of(CODE);
        var report = new Report(incident, number, reporter, receiver, tx.now());
        ReportStore.add(tx, report, code);
        var slip = state(tx, report);
        slip.put("id", incident);
        slip.put("code", code);
        return slip;
    }

    Optional<Map<String, Object>> follow(Transaction tx, String typed) {
        return ReportStore.byCode(tx, PrintableSecret.plain(typed)).map(report -> state(tx, report));
    }

    /**
     * Empty for an unknown code. What was merged into another case is rated there, by others.
     *
     * @param saying kept with the report and not with the case, whose life a household may read
     */
    Optional<Decision> rate(Transaction tx, String typed, Act act, String saying) {
        var report = ReportStore.byCode(tx, PrintableSecret.plain(typed)).orElse(null);
        if (report == null) {
            return Optional.empty();
        }
        if (!ReportIntake.whole(tx, report.incident()).id().equals(report.incident())) {
            return Optional.of(Decision.refused(Refusal.NOT_IN_THIS_PHASE));
        }
        var decision = incidents.take(tx, report.incident(), Step.EVALUATE, act);
        if (!saying.isEmpty() && decision.orElse(null) instanceof Decision.Moved) {
            ReportStore.say(tx, report.incident(), saying);
        }
        return decision;
    }

    private Map<String, Object> state(Transaction tx, Report report) {
        // What it became a part of may be somebody's home: of that one no more is told than how it stands.
        var own = ReportIntake.own(tx, report.incident());
        var incident = ReportIntake.whole(tx, report.incident());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", report.number());
        view.put("kind", own.kind());
        view.put("title", own.kind().title());
        view.put("place", own.place().label());
        view.put("zone", own.place().zone());
        view.put("level", own.level());
        view.put("state", incident.phase().id());
        view.put("at", report.at());
        view.put("changed_at", incident.changedAt());
        var made = promises.of(tx, List.of(incident.id()));
        for (var step : List.of(Step.ACKNOWLEDGE, Step.FEEDBACK)) {
            made.due(incident.id(), step, report.at()).ifPresent(due -> view.put(step.id() + "_by", due));
        }
        return view;
    }
}
