package io.linli.jobs.correlate;

import java.time.Duration;

/**
 * How near things must be to each other to be taken for one: what a community might want otherwise. Where no source is
 * named it is our own judgement, and nothing recorded speaks for or against it yet.
 */
final class Nearness {
    /** Floods that begin within this time come of the same rain: the shortest span of China's rainstorm warnings. */
    static final Duration ONE_RAIN = Duration.ofHours(3);

    static final Duration WATER_RUNS_DOWN_WITHIN = Duration.ofHours(24);
    static final int WATER_RUNS_DOWN_FLOORS = 6;

    /** Smoke that is seen on another floor so soon has come from there. */
    static final Duration SMOKE_SPREADS_WITHIN = Duration.ofMinutes(15);
    /** One flat's gas comes from its stove, that of three from the riser. */
    static final int FLATS_OF_A_RISER = 3;

    /** Of its own period: one or two are lost on a bad line, as for the upkeep of devices. */
    static final int MISSED_PERIODS = 3;

    private Nearness() {}
}
