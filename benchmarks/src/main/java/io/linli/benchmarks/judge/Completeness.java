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
 * @param unraised revisions that the detectors make of the same log and that were not told
 * @param unfounded revisions told that the detectors do not make of the same log
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

    /** Of two runs on the same log, this before {@code next}: what is counted over the whole log counts once. */
    public Completeness and(Completeness next) {
        return new Completeness(
                acknowledged + next.acknowledged,
                unacknowledged + next.unacknowledged,
                lost + next.lost,
                repeated + next.repeated,
                demanded + next.demanded,
                missing + next.missing,
                extra + next.extra,
                next.unraised,
                next.unfounded);
    }
}
