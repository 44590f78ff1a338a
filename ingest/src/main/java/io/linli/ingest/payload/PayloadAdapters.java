package io.linli.ingest.payload;

import io.linli.ingest.payload.formats.NativeAdapter;
import io.linli.ingest.payload.formats.Zigbee2MqttAdapter;
import java.util.List;
import java.util.Optional;

/** All formats that we understand, as one listener at one broker needs them. */
public final class PayloadAdapters {
    private final List<PayloadAdapter> all = List.of(new NativeAdapter(), new Zigbee2MqttAdapter());

    public List<PayloadAdapter> all() {
        return all;
    }

    public List<String> topicFilters() {
        return all.stream().flatMap(adapter -> adapter.topicFilters().stream()).toList();
    }

    public int largest(String topic) {
        return of(topic).map(adapter -> adapter.largest(topic)).orElse(Message.LARGEST);
    }

    public Optional<PayloadAdapter> of(String topic) {
        for (var adapter : all) {
            for (var filter : adapter.topicFilters()) {
                if (TopicFilter.matches(filter, topic)) {
                    return Optional.of(adapter);
                }
            }
        }
        return Optional.empty();
    }
}
