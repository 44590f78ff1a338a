package io.linli.api.history;

import io.linli.model.Metric;
import java.util.List;

/** One metric of one device over time. */
public record Series(String device, Metric metric, List<? extends Point> points) {}
