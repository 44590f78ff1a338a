package io.linli.standalone.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How one step of the ladder did.
 *
 * @param falseAlarms in the scored days of ordinary life
 * @param delays hours from each incident that was noticed
 * @param missed incidents not noticed within a day
 */
record LadderScore(int falseAlarms, double scoredDays, List<Double> delays, int missed) {
    private static final double MONTH = 30.44;

    static LadderScore pooled(List<LadderScore> all) {
        var delays = new ArrayList<Double>();
        all.forEach(one -> delays.addAll(one.delays));
        return new LadderScore(
                all.stream().mapToInt(LadderScore::falseAlarms).sum(),
                all.stream().mapToDouble(LadderScore::scoredDays).sum(),
                delays,
                all.stream().mapToInt(LadderScore::missed).sum());
    }

    double perMonth() {
        return perMonth(falseAlarms);
    }

    double[] ci95() {
        var interval = Poisson.interval(falseAlarms);
        return new double[] {perMonth(interval[0]), perMonth(interval[1])};
    }

    private double perMonth(double count) {
        return count / Math.max(scoredDays, 1e-9) * MONTH;
    }

    Spread spread() {
        return Spread.of(delays);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("false_alarms", falseAlarms);
        json.put("per_month", rounded(perMonth()));
        json.put("ci95", List.of(rounded(ci95()[0]), rounded(ci95()[1])));
        if (!delays.isEmpty()) {
            json.put("median_delay_h", rounded(spread().median()));
            json.put("p95_delay_h", rounded(spread().p95()));
        }
        json.put("missed", missed);
        return json;
    }

    /** Number, rate with its interval, median, 95th percentile, missed: cells of a table. */
    String[] cells() {
        return new String[] {
            Integer.toString(falseAlarms),
            format("%.2f (%.2f–%.2f)", perMonth(), ci95()[0], ci95()[1]),
            format("%.1f", spread().median()),
            format("%.1f", spread().p95()),
            format("%d of %d", missed, missed + delays.size())
        };
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
