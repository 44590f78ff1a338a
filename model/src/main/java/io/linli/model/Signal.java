package io.linli.model;

import java.util.Map;

/**
 * Something that happened rather than was measured.
 *
 * @param device who said so; empty when people, the api or ingest did
 * @param ref what it belongs to (a press, a command, an incident); empty when nothing
 */
public record Signal(
        String subject,
        String device,
        SignalKind kind,
        String ref,
        Map<String, String> data,
        long observedAt,
        long receivedAt,
        Quality quality)
        implements Observation {

    public Signal {
        data = Map.copyOf(data);
    }
}
