package io.linli.api.appraisal;

/** How a promise was kept. */
enum Kept {
    IN_TIME,
    LATE,
    /** Not done, and its time is over. */
    OVERDUE,
    /** Not done, and there is time; or nothing was promised. */
    PENDING
}
