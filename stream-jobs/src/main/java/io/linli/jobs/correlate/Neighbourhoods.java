package io.linli.jobs.correlate;

import io.linli.model.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Corroborates alerts of any neighbourhoods that are all known already, without Flink. */
public final class Neighbourhoods {
    private Neighbourhoods() {}

    /**
     * What the job would have sent by a time.
     *
     * @param said by detection, in any order
     * @return each revision, by the time of its making and then by subject
     */
    public static List<Alert> corroborated(Collection<Alert> said, long until) {
        var sent = new ArrayList<Alert>();
        var memories = new TreeMap<String, GridMemory>();
        for (var alert : said.stream().sorted(GridMemory.ORDER).toList()) {
            if (Corroboration.concerns(alert)) {
                var memory = memories.computeIfAbsent(Corroboration.key(alert), key -> new GridMemory());
                var watermark = alert.updatedAt().toEpochMilli() - 1;
                Corroboration.on(alert, memory, watermark, sent::add);
            } else {
                sent.add(alert);
            }
        }
        memories.values().forEach(memory -> Corroboration.advance(until, memory, sent::add));
        // Here nobody waits for anything, so first words say nothing new.
        sent.removeIf(alert -> alert.revision() == 0);
        sent.sort(GridMemory.ORDER);
        return List.copyOf(sent);
    }
}
