package io.linli.jobs.backtest;

import io.linli.model.Backtest;
import io.linli.model.Backtest.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked for and is not answered yet, as the stream of backtests says it. */
final class Requests {
    private static final int TRIES = 2;

    private final Map<String, Backtest> open = new LinkedHashMap<>();
    private final Map<String, Integer> begun = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();

    /** Answers the word when it is a request that was not heard before. */
    @Nullable
    synchronized Backtest hear(Backtest word) {
        var id = word.id();
        if (word.phase() == Phase.REQUESTED && word.request() != null) {
            return open.putIfAbsent(id, word) == null ? word : null;
        }
        if (word.phase() == Phase.RUNNING && word.percent() == 0) {
            begun.merge(id, 1, Integer::sum);
        } else if (word.phase() == Phase.CANCELLED) {
            cancelled.add(id);
        } else if (word.phase().isOver()) {
            open.remove(id);
            begun.remove(id);
            cancelled.remove(id);
        }
        return null;
    }

    /** In the order of asking. */
    synchronized List<Backtest> open() {
        return List.copyOf(open.values());
    }

    synchronized boolean isOpen(String id) {
        return open.containsKey(id);
    }

    synchronized boolean isCancelled(String id) {
        return cancelled.contains(id);
    }

    /** Whether it was begun as often as anything is tried. */
    synchronized boolean isHopeless(String id) {
        return begun.getOrDefault(id, 0) >= TRIES;
    }
}
