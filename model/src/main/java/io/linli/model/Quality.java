package io.linli.model;

/** How far the time of a reading can be trusted; the order is part of {@link Wire}. */
public enum Quality {
    GOOD,
    /** The device's clock was senseless; the time of arrival stands in its place. */
    CLOCK_SUSPECT,
    /** Delivered long after it was measured: stored and learned from, hardly ever a reason to wake anybody. */
    BACKFILL,
    /** Retained by the broker: what was so at some time before we subscribed. */
    SNAPSHOT
}
