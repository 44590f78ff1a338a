package io.linli.api.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often an address has done of late what it may do only so often in a minute. */
public final class AddressCount {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final int most;
    private final Map<String, Deque<Instant>> byAddress = new ConcurrentHashMap<>();

    public AddressCount(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    public void count(String address) {
        if (byAddress.size() >= ADDRESSES) {
            byAddress.clear();
        }
        byAddress.compute(address, (same, times) -> {
            var all = times == null ? new ArrayDeque<Instant>() : times;
            all.addLast(clock.instant());
            return all;
        });
    }

    public boolean isTooOften(String address) {
        var old = clock.instant().minus(WINDOW);
        var left = byAddress.computeIfPresent(address, (same, times) -> {
            while (!times.isEmpty() && times.peekFirst().isBefore(old)) {
                times.removeFirst();
            }
            return times.isEmpty() ? null : times;
        });
        return left != null && left.size() >= most;
    }
}
