package io.linli.standalone.evaluation;

import io.linli.model.Reading;
import io.linli.simulator.recorded.Flood;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One noted flood and what was said of it.
 *
 * @param isDeep whether it reached the depth that counts
 * @param crossedAt when a sensor first measured that depth, or {@link FloodSaying#NEVER}
 * @param warnedAt when it was first said to be expected
 * @param reachedAt when it was first said to be there
 * @param alerts how many spoke of it
 */
record FloodCase(int year, boolean isDeep, long crossedAt, long warnedAt, long reachedAt, int alerts) {
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();
    /** A warning may come with the first drops. */
    private static final long EARLY = Duration.ofMinutes(10).toMillis();

    static FloodCase of(Flood flood, SiteRecord site, List<FloodSaying> said) {
        var from = flood.from().toEpochMilli() - site.tolerance();
        var to = flood.to().toEpochMilli() + site.tolerance();
        var crossed = FloodSaying.NEVER;
        if (flood.peak() >= site.yellow()) {
            crossed = site.levels().stream()
                    .filter(each -> each.observedAt() >= from && each.observedAt() <= to)
                    .filter(each -> each.value() >= site.yellow())
                    .mapToLong(Reading::receivedAt)
                    .findFirst()
                    .orElse(flood.from().toEpochMilli());
        }
        var about = said.stream().filter(each -> each.touches(from - EARLY, to)).toList();
        return new FloodCase(
                flood.from().atOffset(ZoneOffset.UTC).getYear(),
                crossed != FloodSaying.NEVER,
                crossed,
                about.stream().mapToLong(FloodSaying::warnedAt).min().orElse(FloodSaying.NEVER),
                about.stream()
                        .filter(each -> each.isReached() && each.until() >= from)
                        .mapToLong(FloodSaying::reachedAt)
                        .filter(at -> at <= to)
                        .min()
                        .orElse(FloodSaying.NEVER),
                (int) about.stream().map(FloodSaying::alert).distinct().count());
    }

    boolean isMissed() {
        return isDeep && reachedAt == FloodSaying.NEVER;
    }

    /** Minutes from the first sample of that depth until it was said. */
    double extraDelay() {
        return Math.max(0, reachedAt - crossedAt) / MINUTE;
    }

    /** Warned of before it was there. */
    boolean isForeseen() {
        return isDeep && warnedAt < crossedAt;
    }

    /** A warning of what never came. */
    boolean isWarnedInVain() {
        return !isDeep && warnedAt != FloodSaying.NEVER;
    }

    double lead() {
        return (crossedAt - warnedAt) / MINUTE;
    }
}
