package io.linli.api.rule;

import io.linli.model.DefaultRules;
import io.linli.model.Parameter;
import io.linli.model.RuleKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rules there can be: each kind with the numbers that it is set by and what they mean. */
final class RuleKindView {
    private RuleKindView() {}

    static List<Map<String, Object>> all() {
        return Arrays.stream(RuleKind.values()).map(RuleKindView::of).toList();
    }

    private static Map<String, Object> of(RuleKind kind) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", kind);
        view.put("title", kind.title());
        view.put("parameters", kind.parameters().stream().map(RuleKindView::of).toList());
        kind.tunes().ifPresent(tunes -> view.put("tunes", tunes.name()));
        view.put("example", DefaultRules.yaml(kind));
        return view;
    }

    private static Map<String, Object> of(Parameter parameter) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", parameter.name());
        view.put("unit", parameter.unit());
        view.put("standard", parameter.standard());
        view.put("min", parameter.min());
        view.put("max", parameter.max());
        if (parameter.atMost() != null) {
            view.put("at_most", parameter.atMost());
        }
        view.put("meaning", parameter.meaning());
        return view;
    }
}
