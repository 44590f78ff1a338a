package io.linli.api.appraisal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a group of cases was worked on.
 *
 * @param cases that count; those left out are in {@code leftOut}
 * @param stages how long each part took, the median of those that are over
 * @param burden steps, notices and minutes that a case asked of people, on average
 */
record Score(int cases, int leftOut, Map<Measure, Ratio> measures, Map<Stage, Duration> stages, Burden burden) {

    /** What a case asked of people. */
    record Burden(double steps, double notices, double minutes) {}

    static Score of(Collection<CaseLife> lives) {
        var counting = lives.stream().filter(life -> !life.isLeftOut()).toList();
        Map<Measure, Ratio> measures = new EnumMap<>(Measure.class);
        for (var measure : Measure.values()) {
            measures.put(
                    measure,
                    counting.stream()
                            .filter(measure::asks)
                            .reduce(Ratio.none(), (ratio, life) -> ratio.and(measure.holds(life)), Score::never));
        }
        return new Score(counting.size(), lives.size() - counting.size(), measures, stages(counting), burden(counting));
    }

    private static Ratio never(Ratio one, Ratio other) {
        throw new IllegalStateException("in one thread");
    }

    private static Map<Stage, Duration> stages(List<CaseLife> lives) {
        Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
        for (var stage : Stage.values()) {
            var lengths = new ArrayList<Duration>();
            lives.forEach(life -> Optional.ofNullable(life.took().get(stage)).ifPresent(lengths::add));
            lengths.sort(null);
            if (!lengths.isEmpty()) {
                stages.put(stage, lengths.get((lengths.size() - 1) / 2));
            }
        }
        return stages;
    }

    private static Burden burden(List<CaseLife> lives) {
        var over = lives.stream().filter(CaseLife::isOver).toList();
        return new Burden(
                over.stream().mapToInt(CaseLife::acts).average().orElse(0),
                over.stream().mapToInt(CaseLife::notices).average().orElse(0),
                over.stream()
                        .flatMap(life -> Optional.ofNullable(life.took().get(Stage.FEEDBACK)).stream())
                        .mapToDouble(length -> length.toMillis() / 60_000d)
                        .average()
                        .orElse(0));
    }

    Ratio ratio(Measure measure) {
        return measures.getOrDefault(measure, Ratio.none());
    }

    /**
     * 100 = 处置率 × 30 + 按期处置率 × 20 + (1 − 返工率) × 20 + (1 − 超期待处置率) × 20 + (1 − 延期率) × 10, as cities publish it;
     * empty where nothing was dispatched.
     */
    Optional<Double> cityScore() {
        return ratio(Measure.HANDLED)
                .share()
                .map(handled -> handled * 30
                        + share(Measure.IN_TIME) * 20
                        + (1 - share(Measure.REWORKED)) * 20
                        + (1 - share(Measure.OVERDUE_PENDING)) * 20
                        + (1 - share(Measure.EXTENDED)) * 10);
    }

    private double share(Measure measure) {
        return ratio(measure).share().orElse(0d);
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("cases", cases);
        view.put("left_out", leftOut);
        cityScore().ifPresent(score -> view.put("city_score", score));
        Map<String, Object> shares = new LinkedHashMap<>();
        measures.forEach((measure, ratio) -> shares.put(measure.id(), ratio.view()));
        view.put("measures", shares);
        Map<String, Object> lengths = new LinkedHashMap<>();
        stages.forEach((stage, length) -> lengths.put(stage.id(), length.toMillis() / 1e3));
        view.put("seconds", lengths);
        view.put("burden", burden);
        return view;
    }
}
