package io.linli.standalone.evaluation;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations in the order of their arrival, run through a rule once; on the way one may look what would have been. */
record Replay(Rule rule, List<? extends Observation> observations) {

    /** Wants to know what would happen if things went otherwise from a moment on. */
    interface Onlooker {
        long at();

        /**
         * Called when everything up to the moment is known.
         *
         * @param fork goes on by itself
         * @param open the alert that is open at the moment, or null
         * @param next the place of the first observation after the moment
         */
        void look(PlainRunner fork, @Nullable Alert open, int next);
    }

    /** Every revision of every alert; onlookers come in the order of their moments. */
    List<Alert> run(List<? extends Onlooker> onlookers) {
        var runner = new PlainRunner(List.of(rule));
        var next = 0;
        for (var i = 0; i < observations.size(); i++) {
            var observation = observations.get(i);
            while (next < onlookers.size() && onlookers.get(next).at() < observation.receivedAt()) {
                show(onlookers.get(next++), runner, i);
            }
            runner.accept(observation);
        }
        if (!observations.isEmpty()) {
            runner.advanceTo(observations.get(observations.size() - 1).receivedAt());
        }
        while (next < onlookers.size()) {
            show(onlookers.get(next++), runner, observations.size());
        }
        return runner.alerts();
    }

    private static void show(Onlooker onlooker, PlainRunner runner, int next) {
        runner.advanceTo(onlooker.at());
        var said = runner.alerts();
        var last = said.isEmpty() ? null : said.get(said.size() - 1);
        onlooker.look(runner.fork(), last != null && last.isOpen() ? last : null, next);
    }
}
