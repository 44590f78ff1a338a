package io.linli.api.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How often people were sent for good reason.
 *
 * @param real incidents that were
 * @param wrong false alarms, by a sensor or by what somebody did
 * @param other tests, nobody met, help declined
 * @param open not judged yet
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Precision(String of, String name, int real, int wrong, int other, int open) {
    /** Of the normal distribution, for 95 %. */
    private static final double Z = 1.96;

    /** The share of real ones among those that are known to be either. */
    @JsonProperty
    double precision() {
        return judged() == 0 ? 0 : (double) real / judged();
    }

    @JsonProperty
    int judged() {
        return real + wrong;
    }

    /** Between what and what it lies, few as they may be (Wilson 1927, 95 %). */
    @JsonProperty
    List<Double> ci95() {
        if (judged() == 0) {
            return List.of();
        }
        var n = judged();
        var centre = precision() + Z * Z / (2 * n);
        var width = Z * Math.sqrt(precision() * (1 - precision()) / n + Z * Z / (4.0 * n * n));
        var scale = 1 + Z * Z / n;
        return List.of(Math.max(0, (centre - width) / scale), Math.min(1, (centre + width) / scale));
    }
}
