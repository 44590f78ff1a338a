package io.linli.jobs.detect;

import io.linli.model.BlindPeriod;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** When we could not have heard any device; times in epoch milliseconds. */
public final class Blindness {
    /** Shorter blindness is ignored: it changes no judgement that counts in hours. */
    public static final long IGNORED = Duration.ofMinutes(2).toMillis();
    /** Silences are never longer. */
    private static final long KEPT = Duration.ofDays(3).toMillis();

    private final Map<String, BlindPeriod> periods = new TreeMap<>();

    /** Each partition of the log says it again, so the word that it is over may come before that it is open. */
    public boolean add(BlindPeriod period) {
        var known = periods.get(period.id());
        if (known != null && (period.isOpen() || period.equals(known))) {
            return false;
        }
        periods.put(period.id(), period);
        return true;
    }

    /** Drops what ended too long before now to matter to any silence. */
    public void forget(long now) {
        periods.values().removeIf(old -> !old.isOpen() && old.to() + KEPT < now);
    }

    public Collection<BlindPeriod> periods() {
        return periods.values();
    }

    public boolean isOpenAt(long time) {
        return periods.values().stream().anyMatch(period -> period.isOpen() && period.from() <= time);
    }

    /** Milliseconds of blindness within a span, counted once where periods overlap; short ones count nothing. */
    public long within(long from, long to) {
        if (periods.isEmpty()) {
            return 0;
        }
        long sum = 0;
        var reached = from;
        for (var period : periods.values().stream()
                .sorted((a, b) -> Long.compare(a.from(), b.from()))
                .toList()) {
            if (!period.isOpen() && period.to() - period.from() <= IGNORED) {
                continue;
            }
            var begin = Math.max(period.from(), reached);
            var end = Math.min(period.to(), to);
            if (end > begin) {
                sum += end - begin;
                reached = end;
            }
        }
        return sum;
    }
}
