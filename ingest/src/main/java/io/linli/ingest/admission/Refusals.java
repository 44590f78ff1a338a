package io.linli.ingest.admission;

import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a flood of refused messages from becoming a flood of records. Of each device and reason the first message is
 * told at once; what follows within a second is told at its end, as the last of it with their number. For one thread.
 */
public final class Refusals {
    private static final long SPAN = 1_000;
    /** Beyond so many at a time, whoever else comes is counted together with others. */
    private static final int MOST = 10_000;

    /** In the order in which their spans end. */
    private final Map<Kind, Span> spans = new LinkedHashMap<>();

    /** @param who a device, or the topic of none */
    private record Kind(RejectReason reason, String who) {
        static Kind of(Rejected refused) {
            return new Kind(refused.reason(), Objects.requireNonNullElse(refused.device(), refused.topic()));
        }

        Kind amongOthers() {
            return new Kind(reason, "");
        }
    }

    private record Span(long since, @Nullable Rejected last, int count) {
        Span with(Rejected refused) {
            return new Span(since, refused, count + refused.count());
        }
    }

    /** What is to be told now of a message's refusals; all of its own, if it is the first. */
    public List<Rejected> take(List<Rejected> refused, long now) {
        if (refused.isEmpty()) {
            return refused;
        }
        var told = new ArrayList<Rejected>();
        var begun = new HashSet<Kind>();
        for (var each : refused) {
            var kind = kindOf(each);
            var span = spans.get(kind);
            if (span == null) {
                spans.put(kind, new Span(now, null, 0));
                begun.add(kind);
            }
            if (span == null || begun.contains(kind)) {
                told.add(each);
            } else {
                spans.put(kind, span.with(each));
            }
        }
        return told;
    }

    /** What the seconds that have ended by now held back. */
    public List<Rejected> due(long now) {
        var told = new ArrayList<Rejected>();
        var ended = spans.entrySet().stream()
                .takeWhile(entry -> now - entry.getValue().since >= SPAN)
                .map(Map.Entry::getKey)
                .toList();
        for (var kind : ended) {
            var span = spans.remove(kind);
            if (span != null && span.last != null) {
                told.add(span.last.standingFor(span.count));
                // A flood that goes on is told of once a second.
                spans.put(kind, new Span(now, null, 0));
            }
        }
        return told;
    }

    /** Everything that is held back. */
    public List<Rejected> rest() {
        return due(Long.MAX_VALUE);
    }

    private Kind kindOf(Rejected refused) {
        var kind = Kind.of(refused);
        return spans.size() < MOST || spans.containsKey(kind) ? kind : kind.amongOthers();
    }
}
