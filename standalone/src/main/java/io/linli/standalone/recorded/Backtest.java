package io.linli.standalone.recorded;

import io.linli.model.Alert;
import io.linli.model.Rule;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Playback;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.Surroundings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a rule would have raised at recorded homes and sites. */
public record Backtest(Rule rule, List<RecordedFolder> folders, Audience audience) {

    /** Who waits for it; may throw to give up. */
    public interface Audience {
        Audience NOBODY = new Audience() {};

        /** A row made no sense. */
        default void leftOut(BadRow row) {}

        /** One observation more. */
        default void step() {}

        /** It takes time, but goes on. */
        default void waiting() {}
    }

    /** One way of running it; all give the same alerts. */
    public interface Engine {
        Outcome run(Backtest test) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param alerts every revision once, by when it was raised, then by subject
     * @param from the first reading of all
     * @param to the last
     */
    public record Outcome(List<Alert> alerts, long readings, Instant from, Instant to) {}

    public Backtest {
        var names = new ArrayList<String>();
        for (var folder : folders) {
            var subject = folder.subject().toString();
            if (names.contains(subject)) {
                throw new IllegalArgumentException(
                        folder.path() + ": another folder is named " + subject + " as well; rename one");
            }
            names.add(subject);
        }
        folders = List.copyOf(folders);
    }

    Playback play(RecordedFolder folder) throws IOException {
        return Playback.of(folder, Surroundings.askedForBy(rule), audience::leftOut);
    }

    /** How many rows there are, good and bad: to say how far it is. */
    static long rows(List<RecordedFolder> folders) throws IOException {
        var rows = 0L;
        for (var folder : folders) {
            rows += folder.rows();
        }
        return rows;
    }

    /** Those that the rule speaks of at all. */
    public List<RecordedFolder> covered() {
        var around = Surroundings.askedForBy(rule);
        return folders.stream()
                .filter(folder -> rule.applies().covers(folder.subject(), around.tags(), around.grid()))
                .toList();
    }
}
