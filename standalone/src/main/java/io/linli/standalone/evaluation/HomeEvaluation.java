package io.linli.standalone.evaluation;

import io.linli.model.Ladder;
import io.linli.model.Rule;
import io.linli.simulator.recorded.Surroundings;
import io.linli.standalone.evaluation.Incident.Variant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How soon silence is noticed, and how often somebody is called for nothing. */
final class HomeEvaluation implements Evaluation {
    static final String MARGIN = "begun_margin";
    /** Of the margin, so that there is a curve and not a point. */
    private static final List<Double> SETTINGS = List.of(0.25, 0.5, 1.0, 1.5, 2.0, 3.0);

    /** Everything that was tried at one home. */
    record Tried(
            HomeRecord home,
            HomeTrial ours,
            LadderScore visits,
            Map<String, LadderScore> settings,
            Map<String, LadderScore> baselines,
            List<DisturbanceCount> disturbances) {

        LadderScore score(Ladder step) {
            return step == Ladder.L3 ? visits : ours.score(step, Variant.ANYWHERE);
        }
    }

    @Override
    public Figures judge(Assignment assignment) throws IOException {
        var tried = new ArrayList<Tried>();
        for (var folder : assignment.folders()) {
            assignment.progress().accept(folder.name());
            var around = Surroundings.askedForBy(assignment.rule());
            var home = HomeRecord.read(folder, around, assignment.leftOut());
            if (home.scoredDays() < 1) {
                throw new IllegalArgumentException(
                        folder.path() + ": lasts less than a day beyond the week that is only learned from");
            }
            tried.add(tried(home, assignment));
        }
        return new HomeReport(tried, assignment).figures();
    }

    private static Tried tried(HomeRecord home, Assignment assignment) {
        var rule = assignment.rule();
        var incidents = new IncidentDraw(home, assignment.incidents(), assignment.seed()).draw();
        var ours = new HomeTrial(rule, home, incidents);
        var anywhere = incidents.stream()
                .filter(incident -> incident.variant() == Variant.ANYWHERE)
                .toList();
        var settings = new LinkedHashMap<String, LadderScore>();
        for (var share : SETTINGS) {
            var set = with(rule, share);
            settings.put(
                    set.parameters().getOrDefault(MARGIN, ""),
                    new HomeTrial(set, home, anywhere).score(Ladder.L2, Variant.ANYWHERE));
        }
        var baselines = new LinkedHashMap<String, LadderScore>();
        for (var baseline : Baseline.ALL) {
            baselines.put(baseline.name(), baseline.judge(home, anywhere));
        }
        var answered = new AnsweredCalls(rule, home, assignment.seed()).visits();
        var unanswered = ours.score(Ladder.L3, Variant.ANYWHERE);
        var visits = new LadderScore(answered, home.scoredDays(), unanswered.delays(), unanswered.missed());
        var disturbances = new Disturbances(rule, home, new SplittableRandom(assignment.seed())).count();
        return new Tried(home, ours, visits, settings, baselines, disturbances);
    }

    private static Rule with(Rule rule, double share) {
        var parameters = new HashMap<>(rule.parameters());
        var minutes = Math.max(5, Math.round(rule.duration(MARGIN).toMinutes() * share));
        var longest = Duration.ofHours(6).toMinutes();
        parameters.put(MARGIN, Math.min(longest, minutes) + "m");
        return new Rule(
                rule.id(),
                rule.kind(),
                rule.applies(),
                rule.level(),
                rule.schedule(),
                parameters,
                rule.mode(),
                rule.version());
    }
}
