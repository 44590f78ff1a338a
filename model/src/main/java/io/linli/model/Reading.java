package io.linli.model;

/**
 * One value of one metric from one device. Whether the metric can be that was asked when it came in: what stands in the
 * log can be read, though a range be narrowed later.
 */
public record Reading(
        String subject, String device, Metric metric, double value, long observedAt, long receivedAt, Quality quality)
        implements Observation {

    public Reading {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(metric.id() + " cannot be " + value);
        }
    }

    /** Of a metric that is yes or no. */
    public boolean isOn() {
        return value != 0;
    }
}
