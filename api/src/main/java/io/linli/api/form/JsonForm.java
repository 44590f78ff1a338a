package io.linli.api.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A form that came as JSON; what it is shown as can be sent back, so parts of places and plans are taken apart. */
public final class JsonForm {
    private static final Set<String> PARTS = Set.of("place", "plan");

    private JsonForm() {}

    /**
     * What nobody asks for is complained of: a slip in a name would leave empty what was meant.
     *
     * @param more what the address says, which wins
     */
    public static Form of(Sheet<?> sheet, JsonObject body, Map<String, String> more) {
        var values = new HashMap<String, String>();
        for (var entry : body) {
            if (PARTS.contains(entry.getKey()) && entry.getValue() instanceof JsonObject part) {
                part.forEach(inner -> values.put(inner.getKey(), text(inner.getValue())));
            } else {
                values.put(entry.getKey(), text(entry.getValue()));
            }
        }
        values.putAll(more);
        var form = new Form(0, values);
        values.keySet().stream()
                .filter(name -> !isKnown(sheet, name))
                .sorted()
                .forEach(name -> form.bad(name, Reasons.UNKNOWN));
        return form;
    }

    private static boolean isKnown(Sheet<?> sheet, String name) {
        return sheet.shown().contains(name)
                || sheet.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    private static String text(Object value) {
        if (value instanceof JsonArray list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
        }
        if (value instanceof JsonObject pairs) {
            return pairs.stream()
                    .map(pair -> pair.getKey() + "=" + pair.getValue())
                    .collect(Collectors.joining(";"));
        }
        return value == null ? "" : value.toString();
    }
}
