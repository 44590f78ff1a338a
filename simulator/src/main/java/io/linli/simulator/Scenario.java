package io.linli.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.linli.model.DefaultRules;
import io.linli.model.Json;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.YamlProblem;
import io.linli.simulator.recorded.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the whole system behaves, as a timeline: with these devices, when this happens, then these alerts come and no
 * others.
 *
 * @param starts the local time of 0s
 * @param lasts until nothing more can come
 * @param rules empty for the default ones but that of devices, whose periods a story does not keep
 * @param history what was usual in the days before
 */
public record Scenario(
        String story,
        ZoneId zone,
        LocalDateTime starts,
        Duration lasts,
        List<Given> given,
        List<Rule> rules,
        @Nullable Routine history,
        List<Step> when,
        List<Expected> then) {

    private static final ObjectMapper YAML = Json.YAML.copy().registerModule(module());

    /** Fills what may be left out. */
    public Scenario {
        require(story != null && !story.isBlank(), "story: say in one sentence what happens");
        require(given != null && !given.isEmpty(), "given: name at least one device");
        require(lasts != null, "lasts: say how long, such as 2h");
        require(then != null, "then: say what comes, or [] when nothing may");
        zone = zone == null ? ZoneId.of("Asia/Shanghai") : zone;
        starts = starts == null ? LocalDateTime.parse("2026-03-02T08:00") : starts;
        rules = rules == null || rules.isEmpty() ? usual() : published(rules);
        given = List.copyOf(given);
        when = when == null ? List.of() : List.copyOf(when);
        then = List.copyOf(then);
        for (var step : when) {
            require(knows(given, step.device()), "when: no such device in given: " + step.device());
        }
    }

    public static Scenario read(Path file) throws IOException {
        var text = TextFile.whole(file);
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Throws IllegalArgumentException naming what is wrong, and the line. */
    public static Scenario parse(String yaml) {
        try {
            return YAML.readValue(yaml, Scenario.class);
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new IllegalArgumentException(line + YamlProblem.of(e), e);
        }
    }

    public Instant begin() {
        return starts.atZone(zone).toInstant();
    }

    public Instant end() {
        return begin().plus(lasts);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean knows(List<Given> given, String device) {
        return device.isEmpty() || given.stream().anyMatch(each -> each.device().equals(device));
    }

    private static List<Rule> published(List<Rule> rules) {
        return rules.stream()
                .map(rule -> rule.requireConsistent().published(1, rule.mode()))
                .toList();
    }

    private static List<Rule> usual() {
        return DefaultRules.all().stream()
                .filter(rule -> rule.kind() != RuleKind.DEVICE)
                .toList();
    }

    private static SimpleModule module() {
        return new SimpleModule().addDeserializer(Duration.class, new Spans());
    }
}
