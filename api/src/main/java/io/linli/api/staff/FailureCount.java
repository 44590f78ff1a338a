package io.linli.api.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often an address has failed of late: 20 failures a minute, and no more is tried. */
public final class FailureCount {
    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> byAddress = new ConcurrentHashMap<>();

    public FailureCount(Clock clock) {
        this.clock = clock;
    }

    public void count(String address) {
        if (byAddress.size() >= ADDRESSES) {
            byAddress.clear();
        }
        byAddress.compute(address, (same, failures) -> {
            var all = failures == null ? new ArrayDeque<Instant>() : failures;
            all.addLast(clock.instant());
            return all;
        });
    }

    public boolean isTooOften(String address) {
        var old = clock.instant().minus(WINDOW);
        var left = byAddress.computeIfPresent(address, (same, failures) -> {
            while (!failures.isEmpty() && failures.peekFirst().isBefore(old)) {
                failures.removeFirst();
            }
            return failures.isEmpty() ? null : failures;
        });
        return left != null && left.size() >= MOST;
    }
}
