package io.linli.standalone.evaluation;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Reading;
import io.linli.model.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often a dry street with its artefacts was taken for water.
 *
 * @param reached said to be at a level
 * @param warned said to be on the way to one
 */
record DryTrial(String name, int reached, int warned, double sensorYears) {
    private static final int SENSORS = 10;

    /** The rule, and what is commonly done, over the same years. */
    static List<DryTrial> run(Rule rule, long seed) {
        var ours = new DryTrial("Linli", 0, 0, 0);
        var pair = new DryTrial(FloodBaseline.PAIR, 0, 0, 0);
        for (var sensor = 0; sensor < SENSORS; sensor++) {
            var runner = new PlainRunner(List.of(rule));
            var baseline = new FloodBaseline(rule.number("yellow"), FloodBaseline.Slope.FIVE);
            var last = 0L;
            for (var series = new DrySeries("dry-" + sensor, seed * SENSORS + sensor); series.hasNext(); ) {
                var observation = series.next();
                runner.accept(observation);
                last = observation.receivedAt();
                if (observation instanceof Reading reading) {
                    baseline.measure(reading.observedAt(), reading.value());
                }
            }
            runner.advanceTo(last);
            ours = ours.plus(FloodSaying.of(runner.alerts()));
            pair = pair.plus(baseline.said(last));
        }
        return List.of(ours, pair);
    }

    private DryTrial plus(List<FloodSaying> said) {
        var levels = said.stream().filter(FloodSaying::isReached).count();
        var onlyWarned = said.stream()
                .filter(FloodSaying::isWarning)
                .filter(each -> !each.isReached())
                .count();
        return new DryTrial(name, reached + (int) levels, warned + (int) onlyWarned, sensorYears + DrySeries.YEARS);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("sensor_years", sensorYears);
        json.put("false_alarms", reached);
        json.put("false_alarms_per_sensor_year", reached / sensorYears);
        json.put("ci95", interval(reached));
        json.put("false_warnings", warned);
        json.put("false_warnings_per_sensor_year", warned / sensorYears);
        return json;
    }

    private List<Double> interval(int count) {
        var interval = Poisson.interval(count);
        return List.of(rounded(interval[0] / sensorYears), rounded(interval[1] / sensorYears));
    }

    /** A count with its rate and interval. */
    String cell(int count) {
        var interval = interval(count);
        return String.format(
                Locale.ROOT, "%d, %.2f (%.2f–%.2f)", count, count / sensorYears, interval.get(0), interval.get(1));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
