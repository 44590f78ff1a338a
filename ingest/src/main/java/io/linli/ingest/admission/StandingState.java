package io.linli.ingest.admission;

import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Report;
import io.linli.ingest.payload.Value;
import io.linli.model.Metric;
import io.linli.model.SignalKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a device was said to be last, where each message repeats all that is known of it. For one thread.
 */
final class StandingState {
    private static final Set<Metric> REPEATED = EnumSet.of(Metric.MOTION, Metric.SOS, Metric.FALL);

    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);
    private final Set<SignalKind> events = EnumSet.noneOf(SignalKind.class);

    /** The same report without what stands as it stood. */
    Report news(Report said) {
        var isTimed = said.at() != null;
        var changed =
                said.values().stream().filter(value -> isNews(value, isTimed)).toList();
        return new Report(said.device(), said.at(), said.sequence(), said.id(), changed, newEvents(said.events()));
    }

    /** A quantity is measured anew each time. That somebody moves or calls is said again when it happens again. */
    private boolean isNews(Value value, boolean isTimed) {
        if (!value.metric().isState()) {
            return true;
        }
        var before = values.put(value.metric(), value.value());
        return before == null
                || before != value.value()
                || isTimed && value.value() == 1 && REPEATED.contains(value.metric());
    }

    private List<Event> newEvents(List<Event> said) {
        var fresh =
                said.stream().filter(event -> !events.contains(event.kind())).toList();
        events.clear();
        said.forEach(event -> events.add(event.kind()));
        return fresh;
    }
}
