package io.linli.jobs.detect.risks.flood;

/** What the filters make of a sample. */
enum Intake {
    /** No echo, or a depth below ground: no reading. */
    OUT_OF_RANGE,
    /** Seen already. */
    DUPLICATE,
    /** Older than the newest: of interest for the record only. */
    LATE,
    /** Two fast rises in a row: believed at once. */
    FAST,
    /** Steeper than water rises: waits for a second sample that agrees. */
    HELD,
    /** Jumped and stays constant: a parked car, not water. */
    BOX,
    ACCEPTED
}
