package io.linli.ingest.payload;

import io.linli.ingest.payload.formats.NativeAdapter;
import java.util.List;
import java.util.Optional;

/** All formats that we understand. */
public final class PayloadAdapters {
    public static final List<PayloadAdapter> ALL = List.of(new NativeAdapter());

    private PayloadAdapters() {}

    public static List<String> topicFilters() {
        return ALL.stream().flatMap(adapter -> adapter.topicFilters().stream()).toList();
    }

    public static Optional<PayloadAdapter> of(String topic) {
        for (var adapter : ALL) {
            for (var filter : adapter.topicFilters()) {
                if (TopicFilter.matches(filter, topic)) {
                    return Optional.of(adapter);
                }
            }
        }
        return Optional.empty();
    }
}
