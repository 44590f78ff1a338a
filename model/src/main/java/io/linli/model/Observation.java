package io.linli.model;

/**
 * One record of the log of observations, in the order of arrival. Times are epoch milliseconds: these are the
 * records of the hot path.
 */
public sealed interface Observation permits Reading, Signal, DeviceRecord, Beacon, BlindPeriod {

    /** When it reached us: the clock of the stream and the timestamp of the Kafka record. */
    long receivedAt();

    /** Whose log it stands in, as {@link Subject#toString} writes it; empty for control records. */
    String subject();
}
