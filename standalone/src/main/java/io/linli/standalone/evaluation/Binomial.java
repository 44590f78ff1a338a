package io.linli.standalone.evaluation;

import java.util.List;

/** How far a share may be from its true value. */
final class Binomial {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    private Binomial() {}

    /** The exact 95 % interval (Clopper and Pearson 1934) of the share behind a count, to three places. */
    static List<Double> interval(int count, int trials) {
        if (trials == 0) {
            return List.of(0.0, 1.0);
        }
        var low = count == 0 ? 0 : solve(count - 1, trials, 1 - TAIL);
        var high = count == trials ? 1 : solve(count, trials, TAIL);
        return List.of(rounded(low), rounded(high));
    }

    /** The share at which no more than so many have the given chance; the chance falls as the share grows. */
    private static double solve(int count, int trials, double chance) {
        double low = 0;
        double high = 1;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            if (atMost(count, trials, middle) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double atMost(int count, int trials, double share) {
        var sum = 0.0;
        var logarithm = trials * Math.log1p(-share);
        for (var i = 0; i <= count; i++) {
            sum += Math.exp(logarithm);
            logarithm += Math.log((double) (trials - i) / (i + 1)) + Math.log(share / (1 - share));
        }
        return sum;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
