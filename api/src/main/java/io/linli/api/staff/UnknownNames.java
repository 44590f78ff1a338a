package io.linli.api.staff;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords under names that nobody has, and locks such a name as if it were somebody's: else the answer
 * would tell which names there are. Knows the last ten thousand.
 */
final class UnknownNames {
    private static final int MOST = 10_000;

    private final Map<String, Guesses> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guesses> eldest) {
            return size() > MOST;
        }
    };

    private record Guesses(int failures, Instant lockedUntil) {}

    synchronized boolean isLocked(String name, Instant now) {
        var guesses = names.get(name);
        return guesses != null && guesses.lockedUntil.isAfter(now);
    }

    /** As {@link AccountStore#failed} counts for a name that somebody has. */
    synchronized void failed(String name, int limit, Instant lockedUntil) {
        var before = names.getOrDefault(name, new Guesses(0, Instant.EPOCH));
        names.put(
                name,
                before.failures + 1 >= limit
                        ? new Guesses(0, lockedUntil)
                        : new Guesses(before.failures + 1, before.lockedUntil));
    }
}
