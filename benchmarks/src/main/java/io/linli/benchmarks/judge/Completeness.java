package io.linli.benchmarks.judge;

import io.linli.benchmarks.load.Delays;
import java.util.List;
import java.util.Locale;

/**
 * What a run lost or made up.
 *
 * @param acknowledged messages that the broker said were safe
 * @param unacknowledged messages sent of which it never said so
 * @param lost acknowledged and not in the log
 * @param repeated in the log more than once: allowed, since delivery is at least once
 * @param demanded alerts that the schedule was made to raise
 * @param missing of these, not raised
 * @param extra subjects with an alert that the schedule did not demand
 * @param unraised revisions that the detectors make of the whole log and that were not told
 * @param unfounded revisions told that the detectors do not make of the whole log
 * @param heard from when a message was due until ingest had it, by the stamp in the log
 */
public record Completeness(
        int acknowledged,
        int unacknowledged,
        List<String> lost,
        int repeated,
        int demanded,
        List<String> missing,
        List<String> extra,
        List<String> unraised,
        List<String> unfounded,
        Delays heard) {

    /** Nothing lost, nothing missing, nothing made up. */
    public boolean isComplete() {
        return lost.isEmpty() && alertsWrong() == 0;
    }

    public int alertsWrong() {
        return missing.size() + extra.size() + unraised.size() + unfounded.size();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "lost %s, missing %s, extra %s, unraised %s, unfounded %s",
                some(lost),
                some(missing),
                some(extra),
                some(unraised),
                some(unfounded));
    }

    private static String some(List<String> names) {
        return names.size() + (names.isEmpty() ? "" : " " + names.subList(0, Math.min(3, names.size())));
    }
}
