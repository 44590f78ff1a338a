package io.linli.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.linli.model.Parameter;
import java.io.IOException;
import java.time.Duration;

/** Reads {@code 90s} and {@code 1h30m}, as rules are written. */
final class Spans extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    Spans() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Parameter.parseDuration(parser.getText());
    }
}
