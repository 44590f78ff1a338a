package io.linli.jobs.detect.risks.hazard;

/** A value at a time by the device's clock. */
public record Sample(long at, double value) {}
