package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The risks that can be watched for; the numbers that their rules are set by stand in a file of data each. */
public enum RuleKind {
    SOS,
    GAS,
    CO,
    SMOKE,
    WATER_LEAK,
    LIFT,
    DOOR_AT_NIGHT,
    HEAT,
    COLD,
    POWER_OUTAGE,
    CROWDING,
    FALL,
    DEVICE,
    FLOOD,
    INACTIVITY;

    private final String id;
    private final Text title;
    private final List<Parameter> parameters;
    private final Map<String, Parameter> byName;
    private final @Nullable Parameter tunes;

    RuleKind() {
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
        var sheet = KindSheet.of(id);
        this.title = sheet.title();
        this.parameters = sheet.parameters();
        this.byName = parameters.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
        this.tunes = sheet.tunes() == null ? null : parameter(sheet.tunes());
    }

    @JsonValue
    public String id() {
        return id;
    }

    public Text title() {
        return title;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The number to turn where a rule of this kind raises false alarms: more of it, and it tells later or of less. */
    public Optional<Parameter> tunes() {
        return Optional.ofNullable(tunes);
    }

    /** Throws IllegalArgumentException where this kind has no such parameter. */
    public Parameter parameter(String name) {
        var parameter = byName.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("parameters: " + id() + " has no " + name + ", only "
                    + parameters.stream().map(Parameter::name).toList());
        }
        return parameter;
    }

    @JsonCreator
    public static RuleKind parse(String id) {
        for (var kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind: there is no rule kind " + id + ", only "
                + Arrays.stream(values()).map(RuleKind::id).toList());
    }
}
