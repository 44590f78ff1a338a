package io.linli.api.rule;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule's text as somebody edits it, in the form or as YAML: changed as asked, and read again. Nothing is kept. A
 * draft may be wrong: then it says why, and no rule.
 */
final class RuleDraft {
    private RuleDraft() {}

    static Map<String, Object> of(JsonObject asked) {
        var text = new RuleText(asked.getString("text"));
        Map<String, Object> view = new LinkedHashMap<>();
        try {
            var changed = changed(text, asked);
            var rule = changed.parse();
            view.put("text", changed.yaml());
            view.put("rule", rule);
            rule.contradiction().ifPresent(found -> {
                view.put("problem", found.toString());
                view.put("contradiction", found);
            });
        } catch (IllegalArgumentException e) {
            view.put("text", text.yaml());
            view.put("problem", String.valueOf(e.getMessage()));
        }
        return view;
    }

    private static RuleText changed(RuleText text, JsonObject asked) {
        var changed = text;
        for (var parameter : asked.getJsonObject("parameters", new JsonObject())) {
            changed = changed.withParameter(parameter.getKey(), oneLine(parameter.getKey(), parameter.getValue()));
        }
        for (var field : asked.getJsonObject("fields", new JsonObject())) {
            changed = changed.with(field.getKey(), oneLine(field.getKey(), field.getValue()));
        }
        return changed;
    }

    /** What is more than a value would be another field. */
    private static String oneLine(String name, Object value) {
        var written = value instanceof JsonObject object ? object.encode() : String.valueOf(value);
        if (written.isBlank() || written.chars().anyMatch(c -> c < ' ' || c == '#')) {
            throw new IllegalArgumentException(name + ": a value of one line, not: " + written);
        }
        return written;
    }
}
