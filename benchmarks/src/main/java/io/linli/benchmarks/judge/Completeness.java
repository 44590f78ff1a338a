package io.linli.benchmarks.judge;

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
 */
public record Completeness(
        int acknowledged,
        int unacknowledged,
        int lost,
        int repeated,
        int demanded,
        int missing,
        int extra,
        int unraised,
        int unfounded) {

    /** Nothing lost, nothing missing, nothing made up. */
    public boolean isComplete() {
        return lost + missing + extra + unraised + unfounded == 0;
    }
}
