package io.linli.api.trial;

import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The rule of a trial: for one home alone, and gone when its case is closed. */
public final class TrialRule {
    private static final String PREFIX = "trial-";
    private static final int LONGEST_ID = 64;
    /** What has led to nothing by then is over. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private TrialRule() {}

    static Rule silence(Subject subject) {
        var name = (PREFIX + subject.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return new Rule(
                name.substring(0, Math.min(LONGEST_ID, name.length())),
                RuleKind.INACTIVITY,
                Rule.Scope.only(subject),
                null,
                "always",
                Map.of("fixed_limit", "60s"),
                Mode.LIVE,
                0);
    }

    public static boolean is(String rule) {
        return rule.startsWith(PREFIX);
    }
}
