package io.linli.jobs.detect.risks.climate;

import io.linli.jobs.detect.risks.hazard.Sight;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * By what a thermometer without numbers of its own is judged, worked out once for each rule.
 *
 * @param numbers of the rule: whose it is
 * @param limits all that a strain is ever compared with
 * @param lowest strain that may be a step to any level
 * @param humid percent from which on air is humid
 * @param jump °C
 */
record Scale(
        Map<String, Double> numbers,
        List<Mark> marks,
        double[] limits,
        double lowest,
        double[] humid,
        boolean isIndoors,
        double jump) {

    static Scale of(List<Mark> marks, double humid, Sight<ClimateTrack> sight) {
        var margin = sight.number("margin");
        var limits = new LinkedHashSet<Double>();
        var lowest = Double.POSITIVE_INFINITY;
        for (var mark : marks) {
            limits.addAll(List.of(mark.strain(), mark.humid(), mark.strain() - margin, mark.humid() - margin));
            lowest = Math.min(lowest, Math.min(mark.strain(), mark.humid()));
        }
        return new Scale(
                sight.watched().numbers(),
                marks,
                limits.stream().mapToDouble(limit -> limit).toArray(),
                lowest,
                new double[] {humid},
                sight.number("indoors") != 0,
                sight.number("jump"));
    }
}
