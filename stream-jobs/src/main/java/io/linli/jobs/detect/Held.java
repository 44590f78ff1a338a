package io.linli.jobs.detect;

import io.linli.jobs.detect.risks.Moment;
import java.util.LinkedHashMap;

/**
 * What was found while the rule's schedule is silent: told when its next period begins, if it lasts until then.
 *
 * @param foundAt epoch milliseconds
 * @param until when that period begins
 */
record Held(Finding finding, long foundAt, long until) {

    /** It changed; what it is called by stays. */
    Held changed(Finding next) {
        var device = next.device() == null ? finding.device() : next.device();
        var late = finding.late() && next.late();
        return new Held(
                new Finding(
                        finding.onset(),
                        next.level(),
                        next.ladder(),
                        next.stage(),
                        null,
                        device,
                        late,
                        next.explanation(),
                        next.text()),
                foundAt,
                until);
    }

    Held until(long begin) {
        return new Held(finding, foundAt, begin);
    }

    /** With the time at which it could have been told. */
    Finding told() {
        var explanation = new LinkedHashMap<>(finding.explanation());
        explanation.put("found_at", Moment.written(foundAt));
        return new Finding(
                finding.onset(),
                finding.level(),
                finding.ladder(),
                finding.stage(),
                finding.clear(),
                finding.device(),
                finding.late(),
                explanation,
                finding.text());
    }
}
