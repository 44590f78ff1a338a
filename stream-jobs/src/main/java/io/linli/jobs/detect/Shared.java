package io.linli.jobs.detect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What many devices have in common, kept once: names of rooms, codes of grids, tags. It holds no more than so much, and
 * what comes after that is kept by each.
 */
final class Shared {
    private static final int MOST = 20_000;
    private static final int LONGEST = 24;
    private static final Map<Object, Object> KNOWN = new ConcurrentHashMap<>();

    private Shared() {}

    @SuppressWarnings("unchecked") // equal things are of one class here: words, durations and sets of them
    static <T extends @Nullable Object> T of(T value) {
        if (value == null || value instanceof String text && text.length() > LONGEST) {
            return value;
        }
        var known = KNOWN.get(value);
        if (known == null && KNOWN.size() < MOST) {
            known = KNOWN.putIfAbsent(value, value);
        }
        return known == null ? value : (T) known;
    }
}
