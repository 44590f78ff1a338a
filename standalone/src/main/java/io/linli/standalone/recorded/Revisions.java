package io.linli.standalone.recorded;

import io.linli.model.Alert;
import io.linli.model.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What was said of alerts, each revision once and in an order that does not depend on who was faster. */
final class Revisions {
    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::raisedAt)
            .thenComparing(alert -> alert.subject().toString())
            .thenComparing(Alert::id)
            .thenComparing(Alert::revision);

    private record Key(String id, int revision) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byId = id.compareTo(other.id);
            return byId == 0 ? Integer.compare(revision, other.revision) : byId;
        }
    }

    private Revisions() {}

    /** Said at least once, without first words; throws where the same revision was said in two ways, which must never be. */
    static List<Alert> once(Collection<Alert> said) {
        var once = new TreeMap<Key, Alert>();
        for (var alert : said) {
            if (alert.revision() == 0) {
                continue;
            }
            var written = Json.read(Json.write(alert), Alert.class);
            var before = once.put(new Key(alert.id(), alert.revision()), written);
            if (before != null && !before.equals(written)) {
                throw new IllegalStateException("said in two ways: " + before + ", " + written);
            }
        }
        return once.values().stream().sorted(ORDER).toList();
    }
}
