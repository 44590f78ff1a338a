package io.linli.standalone.evaluation;

import java.util.Arrays;
import java.util.Collection;

/** Of many values, sorted; NaN where there is none. */
record Spread(double[] sorted) {

    static Spread of(Collection<Double> values) {
        return new Spread(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    /** The smallest value that at least this share does not exceed; of an even number the median is between two. */
    double at(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        if (share == 0.5) {
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    int size() {
        return sorted.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spread spread && Arrays.equals(sorted, spread.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
