package io.linli.api.trial;

import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Schedule;
import io.linli.model.Subject;
import io.linli.model.Trial;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The rule of a trial: for one home alone, and gone with the trial. */
public final class TrialRule {
    private static final String PREFIX = "trial-";
    private static final int LONGEST_ID = 64;
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Duration ANYTHING = Duration.ofMinutes(30);

    private TrialRule() {}

    static Rule silence(Subject subject) {
        var name = (PREFIX + subject.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return new Rule(
                name.substring(0, Math.min(LONGEST_ID, name.length())),
                RuleKind.INACTIVITY,
                Rule.Scope.only(subject),
                null,
                Schedule.ALWAYS,
                Map.of("fixed_limit", "60s"),
                Mode.LIVE,
                0);
    }

    /** What has led to no case by then is over; a silence soon, since its rule stands over a real home's. */
    static Duration longest(Trial.Kind kind) {
        return kind == Trial.Kind.SILENCE ? SILENCE : ANYTHING;
    }

    public static boolean is(String rule) {
        return rule.startsWith(PREFIX);
    }
}
