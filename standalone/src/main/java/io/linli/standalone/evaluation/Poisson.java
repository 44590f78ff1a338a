package io.linli.standalone.evaluation;

import java.util.function.DoubleUnaryOperator;

/** How far a count of rare events may be from their true mean. */
final class Poisson {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 100;

    private Poisson() {}

    /** The exact 95 % interval (Garwood 1936) of the mean behind a count. */
    static double[] interval(int count) {
        var widest = count + 10 * Math.sqrt(count + 1.0) + 10;
        var low = count == 0 ? 0 : solve(mean -> 1 - atMost(count - 1, mean) - TAIL, widest);
        return new double[] {low, solve(mean -> TAIL - atMost(count, mean), widest)};
    }

    /** The chance of no more than so many. */
    private static double atMost(int count, double mean) {
        double sum = 0;
        var logarithm = -mean;
        for (var i = 0; i <= count; i++) {
            sum += Math.exp(logarithm);
            logarithm += Math.log(mean) - Math.log(i + 1.0);
        }
        return Math.min(1, sum);
    }

    /** Where a rising function passes zero. */
    private static double solve(DoubleUnaryOperator rising, double widest) {
        double low = 0;
        var high = widest;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
