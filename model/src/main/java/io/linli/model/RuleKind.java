package io.linli.model;

import static io.linli.model.Parameter.duration;
import static io.linli.model.Parameter.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** The risks that can be watched for, each with the numbers its rules are set by. */
public enum RuleKind {
    SOS(new Text("求助", "call for help"), duration("merge_within", "15s", "1s", "5m")),
    FLOOD(
            new Text("积水", "flood"),
            number("wet", "mm", 10, 1, 1_000),
            number("yellow", "mm", 150, 10, 5_000),
            number("orange", "mm", 250, 10, 5_000),
            number("red", "mm", 400, 10, 5_000)),
    INACTIVITY(new Text("久无活动", "inactivity"), duration("cap", "12h", "1h", "24h"));

    private final Text title;
    private final List<Parameter> parameters;

    RuleKind(Text title, Parameter... parameters) {
        this.title = title;
        this.parameters = List.of(parameters);
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text title() {
        return title;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Throws IllegalArgumentException where this kind has no such parameter. */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("parameters: " + id() + " has no " + name + ", only "
                        + parameters.stream().map(Parameter::name).toList()));
    }

    @JsonCreator
    public static RuleKind parse(String id) {
        for (var kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind: there is no rule kind " + id);
    }
}
