package io.linli.standalone.evaluation;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Rule;
import io.linli.standalone.evaluation.FloodBaseline.Slope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well floods are found and warned of. */
final class SiteEvaluation implements Evaluation {
    static final String AHEAD = "warn_ahead";
    /** Minutes ahead, so that there is a curve and not a point. */
    private static final List<Integer> SETTINGS = List.of(4, 6, 8, 10, 12, 15);

    /** Everything that was tried at one site. */
    record Tried(SiteRecord site, SiteScore ours, Map<String, SiteScore> settings, Map<String, SiteScore> baselines) {}

    @Override
    public Figures judge(Assignment assignment) throws IOException {
        var tried = new ArrayList<Tried>();
        for (var folder : assignment.folders()) {
            assignment.progress().accept(folder.name());
            tried.add(tried(SiteRecord.read(folder, assignment.rule(), assignment.leftOut()), assignment.rule()));
        }
        assignment.progress().accept("dry years");
        return new SiteReport(tried, DryTrial.run(assignment.rule(), assignment.seed()), assignment).figures();
    }

    private static Tried tried(SiteRecord site, Rule rule) {
        var settings = new LinkedHashMap<String, SiteScore>();
        for (var minutes : SETTINGS) {
            settings.put(minutes + "m", score(site, with(rule, minutes)));
        }
        var baselines = new LinkedHashMap<String, SiteScore>();
        for (var slope : Slope.values()) {
            baselines.put(slope.title(), SiteScore.of(site, FloodBaseline.at(site, slope)));
        }
        return new Tried(site, score(site, rule), settings, baselines);
    }

    private static SiteScore score(SiteRecord site, Rule rule) {
        var runner = new PlainRunner(List.of(rule));
        site.life().forEach(runner::accept);
        runner.advanceTo(site.endsAt());
        return SiteScore.of(site, FloodSaying.of(runner.alerts()));
    }

    private static Rule with(Rule rule, int minutes) {
        var parameters = new HashMap<>(rule.parameters());
        parameters.put(AHEAD, minutes + "m");
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
