package io.linli.api.incident;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An alarm that comes and goes: more likely a device that wants looking after than a danger that ends and begins. */
final class Flapping {
    private static final int OFTEN = 3;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final String REASON = "device fault suspected";

    private Flapping() {}

    /** Often in a minute, and not said yet. */
    static boolean isFound(Transaction tx, Incident open, Alert newest) {
        var lines = TimelineStore.of(tx, open.id());
        return lines.stream().noneMatch(line -> line.reason().equals(REASON))
                && raisedWithin(lines, newest.raisedAt().minus(WINDOW)) >= OFTEN;
    }

    private static long raisedWithin(List<TimelineEntry> lines, Instant since) {
        return lines.stream()
                .filter(line ->
                        line.reason().equals("alert raised") || line.reason().equals("alert joined"))
                .filter(line -> !line.at().isBefore(since))
                .count();
    }

    static void note(Transaction tx, Incident open, Alert newest) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("within", WINDOW);
        if (newest.device() != null) {
            detail.put("device", newest.device());
        }
        TimelineStore.add(tx, open.id(), TimelineEntry.ofSystem(tx.now(), TimelineEntry.Kind.NOTE, REASON, detail));
    }
}
