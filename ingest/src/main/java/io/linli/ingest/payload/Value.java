package io.linli.ingest.payload;

import io.linli.model.Metric;

/** What a device measured; one that the metric can have. */
public record Value(Metric metric, double value) {}
