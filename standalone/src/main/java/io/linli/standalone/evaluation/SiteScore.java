package io.linli.standalone.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How floods were found and warned of.
 *
 * @param cases of all noted floods, shallow ones too
 * @param outside times at which a level was said to be reached while nothing that deep was noted
 * @param strayWarnings warnings while nothing at all was noted
 */
record SiteScore(List<FloodCase> cases, int outside, int strayWarnings, double sensorYears) {

    static SiteScore of(SiteRecord site, List<FloodSaying> said) {
        var cases = site.floods().stream()
                .map(flood -> FloodCase.of(flood, site, said))
                .toList();
        var outside = said.stream()
                .filter(FloodSaying::isReached)
                .filter(each -> site.floods().stream()
                        .noneMatch(flood -> flood.peak() >= site.yellow()
                                && each.touches(
                                        flood.from().toEpochMilli() - site.tolerance(),
                                        flood.to().toEpochMilli() + site.tolerance())))
                .count();
        var stray = said.stream()
                .filter(FloodSaying::isWarning)
                .filter(each -> site.floods().stream()
                        .noneMatch(flood -> each.touches(
                                flood.from().toEpochMilli() - site.tolerance(),
                                flood.to().toEpochMilli() + site.tolerance())))
                .count();
        return new SiteScore(cases, (int) outside, (int) stray, site.sensorYears());
    }

    static SiteScore pooled(List<SiteScore> all) {
        var cases = new ArrayList<FloodCase>();
        all.forEach(one -> cases.addAll(one.cases));
        return new SiteScore(
                cases,
                all.stream().mapToInt(SiteScore::outside).sum(),
                all.stream().mapToInt(SiteScore::strayWarnings).sum(),
                all.stream().mapToDouble(SiteScore::sensorYears).sum());
    }

    /** Only the floods of one year; what was said outside of floods is left out. */
    SiteScore in(int year) {
        return new SiteScore(cases.stream().filter(each -> each.year() == year).toList(), 0, 0, 0);
    }

    int episodes() {
        return (int) cases.stream().filter(FloodCase::isDeep).count();
    }

    int missed() {
        return (int) cases.stream().filter(FloodCase::isMissed).count();
    }

    int foreseen() {
        return (int) cases.stream().filter(FloodCase::isForeseen).count();
    }

    int falseWarnings() {
        return strayWarnings
                + (int) cases.stream().filter(FloodCase::isWarnedInVain).count();
    }

    double precision() {
        return (double) foreseen() / (foreseen() + falseWarnings());
    }

    double recall() {
        return (double) foreseen() / episodes();
    }

    Spread leads() {
        return Spread.of(cases.stream()
                .filter(FloodCase::isForeseen)
                .map(FloodCase::lead)
                .toList());
    }

    Spread extraDelays() {
        return Spread.of(cases.stream()
                .filter(each -> each.isDeep() && !each.isMissed())
                .map(FloodCase::extraDelay)
                .toList());
    }

    /** Of deep floods that anything was said of at all. */
    double alertsPerEpisode() {
        return cases.stream()
                .filter(each -> each.isDeep() && each.alerts() > 0)
                .mapToInt(FloodCase::alerts)
                .average()
                .orElse(Double.NaN);
    }

    double perYear(double count) {
        return count / Math.max(sensorYears, 1e-9);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("floods", cases.size());
        json.put("episodes", episodes());
        json.put("missed", missed());
        putNumber(json, "extra_delay_median_min", extraDelays().median());
        putNumber(json, "extra_delay_p95_min", extraDelays().p95());
        putNumber(json, "alerts_per_episode", alertsPerEpisode());
        json.put("outside", outside);
        json.put("prealert", prealert());
        json.put("sensor_years", rounded(sensorYears));
        return json;
    }

    private Map<String, Object> prealert() {
        var json = new LinkedHashMap<String, Object>();
        putNumber(json, "precision", precision());
        json.put("precision_ci95", Binomial.interval(foreseen(), foreseen() + falseWarnings()));
        putNumber(json, "recall", recall());
        json.put("recall_ci95", Binomial.interval(foreseen(), episodes()));
        putNumber(json, "lead_median_min", leads().median());
        json.put("false_warnings", falseWarnings());
        putNumber(json, "false_warnings_per_sensor_year", perYear(falseWarnings()));
        var interval = Poisson.interval(falseWarnings());
        json.put("false_warnings_ci95", List.of(rounded(perYear(interval[0])), rounded(perYear(interval[1]))));
        return json;
    }

    private static void putNumber(Map<String, Object> json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, rounded(value));
        }
    }

    /** Found, delays, alerts, outside: cells of a table. */
    List<String> foundCells() {
        return List.of(
                missed() + " of " + episodes(),
                format("%.1f", extraDelays().median()),
                format("%.1f", extraDelays().p95()),
                format("%.2f", alertsPerEpisode()),
                Integer.toString(outside));
    }

    /** Precision, recall, lead, false warnings. */
    List<String> warnedCells() {
        var precision = Binomial.interval(foreseen(), foreseen() + falseWarnings());
        var recall = Binomial.interval(foreseen(), episodes());
        var interval = Poisson.interval(falseWarnings());
        return List.of(
                format("%.2f (%.2f–%.2f)", precision(), precision.get(0), precision.get(1)),
                format("%.2f (%.2f–%.2f)", recall(), recall.get(0), recall.get(1)),
                format("%.1f", leads().median()),
                sensorYears == 0
                        ? Integer.toString(falseWarnings())
                        : format(
                                "%d, %.2f (%.2f–%.2f)",
                                falseWarnings(), perYear(falseWarnings()), perYear(interval[0]), perYear(interval[1])));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values).replace("NaN", "–");
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
