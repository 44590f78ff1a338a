package io.linli.api.form;

import io.linli.api.http.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A form that came as JSON; what it is shown as can be sent back, so parts of places and plans are taken apart. */
public final class JsonForm {
    private JsonForm() {}

    /** @param more what the address says, which wins */
    public static Form of(JsonObject body, Map<String, String> more) {
        var values = new HashMap<String, String>();
        for (var entry : body) {
            if (entry.getValue() instanceof JsonObject part && !entry.getKey().equals("settings")) {
                part.forEach(inner -> values.put(inner.getKey(), text(inner.getValue())));
            } else {
                values.put(entry.getKey(), text(entry.getValue()));
            }
        }
        values.putAll(more);
        return new Form(0, values);
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

    /** The one thing that was read; throws a problem that names every bad field. */
    public static <T> T only(Form form, List<T> read) {
        form.trouble().ifPresent(trouble -> {
            throw Problem.unprocessable(trouble).with(form.complaints()).asException();
        });
        return read.get(0);
    }
}
