package io.linli.jobs.detect;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Rule;
import java.time.Instant;

/** An open alert, and the rule that raised it: it is judged by that version until it ends. */
public record Episode(Alert last, Rule rule) {

    static Episode open(Finding finding, Watched watched, long now) {
        var onset = Instant.ofEpochMilli(finding.onset());
        var raised = Instant.ofEpochMilli(now);
        var rule = watched.rule();
        var alert = new Alert(
                watched.alert(finding.onset()),
                rule.kind(),
                watched.subject(),
                watched.place(),
                finding.device(),
                finding.level(),
                finding.ladder(),
                finding.stage(),
                rule.mode(),
                rule.id(),
                rule.version(),
                1,
                onset,
                raised,
                raised,
                raised,
                finding.clear() == null ? null : raised,
                finding.clear(),
                finding.late(),
                finding.explanation(),
                finding.text());
        return new Episode(alert, rule);
    }

    /** Ends for a reason that no detector found. */
    Episode end(ClearReason reason, long now) {
        var finding = new Finding(
                last.onset().toEpochMilli(),
                last.level(),
                last.ladder(),
                last.stage(),
                reason,
                last.device(),
                last.late(),
                last.explanation(),
                last.text());
        return change(finding, now);
    }

    Episode change(Finding finding, long now) {
        var time = Instant.ofEpochMilli(now);
        var alert = new Alert(
                last.id(),
                last.kind(),
                last.subject(),
                last.place(),
                finding.device() == null ? last.device() : finding.device(),
                finding.level(),
                finding.ladder(),
                finding.stage(),
                last.mode(),
                last.rule(),
                last.version(),
                last.revision() + 1,
                last.onset(),
                last.raisedAt(),
                time,
                finding.level() == last.level() ? last.levelAt() : time,
                finding.clear() == null ? null : time,
                finding.clear(),
                last.late() && finding.late(),
                finding.explanation(),
                finding.text());
        return new Episode(alert, rule);
    }
}
