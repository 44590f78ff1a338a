package io.linli.model;

import static io.linli.model.Parameter.duration;
import static io.linli.model.Parameter.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The risks that can be watched for, each with the numbers its rules are set by. */
public enum RuleKind {
    /** {@code merge_within}: presses this near to each other are one. */
    SOS(new Text("求助", "call for help"), duration("merge_within", "15s", "1s", "5m")),
    /**
     * Depth of water above ground. Gradients of real street floods have a 99th percentile of 74 mm/min and an extreme
     * of 184 (FloodNet, New York, to 2024); 250 mm is where a car floats and a road is closed. {@code rare_samples}: how
     * many samples in a row it takes of a sensor that speaks every five minutes or less often.
     */
    FLOOD(
            new Text("积水", "flood"),
            number("wet", "mm", 10, 1, 1_000),
            number("yellow", "mm", 150, 10, 5_000),
            number("orange", "mm", 250, 10, 5_000),
            number("red", "mm", 400, 10, 5_000),
            number("sensor_height", "mm", 3_000, 300, 20_000),
            number("steepest", "mm/min", 100, 20, 1_000),
            number("warn_depth", "mm", 50, 5, 1_000),
            duration("warn_ahead", "10m", "2m", "60m"),
            duration("confirm_for", "90s", "10s", "10m"),
            number("rare_samples", "", 1, 1, 2),
            number("margin", "mm", 30, 1, 500),
            duration("clear_for", "15m", "1m", "6h"),
            duration("dry_for", "60m", "1m", "24h"),
            duration("stands_for", "6h", "30m", "48h")),
    /**
     * Silence of a home in which somebody should be. Of people found helpless at home 12 % die when found within an
     * hour and 67 % after 72 h (Gurley 1996), so hours count; the 12 h cap and the 60 min floor come from trials on
     * recorded homes. A {@code fixed_limit} above zero stands in place of all that was learned, for trials: it counts from
     * when the rule took over, at home or not.
     */
    INACTIVITY(
            new Text("久无活动", "inactivity"),
            duration("fixed_limit", "0s", "0s", "24h"),
            duration("cap", "12h", "1h", "24h"),
            duration("floor", "60m", "10m", "6h"),
            duration("bathroom_floor", "45m", "10m", "6h"),
            duration("begun_window", "2h", "30m", "6h"),
            duration("begun_margin", "60m", "5m", "6h"),
            duration("room_window", "3h", "30m", "12h"),
            number("room_factor", "", 1.5, 1, 5),
            number("room_silences", "", 15, 3, 200),
            number("learning_days", "d", 14, 1, 60),
            duration("learning_day", "8h", "1h", "24h"),
            duration("learning_night", "10h", "1h", "24h"),
            duration("up_by", "10h30m", "4h", "24h"),
            number("call_share", "", 0.8, 0.3, 1),
            duration("answer_within", "30m", "1m", "6h"),
            duration("hard_limit", "16h", "1h", "48h"),
            duration("away_after", "10m", "1m", "2h"),
            duration("away_limit", "12h", "1h", "72h"),
            duration("back_by", "23h", "12h", "24h"));

    private final Text title;
    private final List<Parameter> parameters;
    private final Map<String, Parameter> byName;

    RuleKind(Text title, Parameter... parameters) {
        this.title = title;
        this.parameters = List.of(parameters);
        this.byName = this.parameters.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
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
        throw new IllegalArgumentException("kind: there is no rule kind " + id);
    }
}
