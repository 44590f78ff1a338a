package io.linli.model;

/** One value of one metric from one device. */
public record Reading(
        String subject, String device, Metric metric, double value, long observedAt, long receivedAt, Quality quality)
        implements Observation {

    public Reading {
        if (!metric.admits(value)) {
            throw new IllegalArgumentException(metric.id() + " cannot be " + value);
        }
    }

    /** Of a metric that is yes or no. */
    public boolean isOn() {
        return value != 0;
    }
}
