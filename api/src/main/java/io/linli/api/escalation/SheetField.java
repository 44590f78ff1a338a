package io.linli.api.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A part of a file that people write, which knows where it stands. */
record SheetField(String path, @Nullable JsonNode node) {
    boolean has(String name) {
        return node != null && node.hasNonNull(name);
    }

    SheetField at(String name) {
        return new SheetField(path.isEmpty() ? name : path + "." + name, node == null ? null : node.get(name));
    }

    void only(String... names) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException(path + " must have " + String.join(", ", names));
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!List.of(names).contains(name)) {
                throw new IllegalArgumentException(
                        at(name).path + " is unknown; known are " + String.join(", ", names));
            }
        });
    }

    <T> List<T> each(Function<SheetField, T> read) {
        if (node == null || !node.isArray()) {
            throw new IllegalArgumentException(path + " must be a list");
        }
        var all = StreamSupport.stream(node.spliterator(), false).toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> read.apply(new SheetField(path + "[" + i + "]", all.get(i))))
                .toList();
    }

    String text() {
        if (node == null || !node.isValueNode() || node.asText().isBlank()) {
            throw new IllegalArgumentException(path + " is missing");
        }
        return node.asText();
    }

    Limit limit() {
        try {
            return Limit.parse(text());
        } catch (IllegalArgumentException e) {
            var said = Objects.requireNonNull(e.getMessage());
            throw new IllegalArgumentException(said.startsWith("=") ? path + said : said, e);
        }
    }

    <T> T parse(Function<String, T> parser, String form) {
        var text = text();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(path + "=" + text + " must be " + form, e);
        }
    }
}
