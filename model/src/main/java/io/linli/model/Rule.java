package io.linli.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One risk as data: what to watch, by which numbers, and what becomes of its alerts.
 *
 * @param level only for kinds without a ladder or stages of their own
 * @param schedule when it raises alerts; {@code always} where nothing is said
 * @param parameters as people write them; those not named have the kind's defaults
 * @param version counts up with every publishing, from 1; 0 while not published
 */
public record Rule(
        String id,
        RuleKind kind,
        Scope applies,
        @Nullable Level level,
        Schedule schedule,
        Map<String, String> parameters,
        Mode mode,
        int version) {

    /**
     * What a rule applies to; an empty part means any.
     *
     * @param tags all of which the home or site must bear
     * @param grids prefixes of grid codes, one of which must match
     * @param names of homes or sites, one of which it must be
     */
    public record Scope(@Nullable SubjectKind subject, Set<String> tags, List<String> grids, List<String> names) {
        public Scope {
            tags = tags == null ? Set.of() : Set.copyOf(tags);
            grids = grids == null ? List.of() : List.copyOf(grids);
            names = names == null ? List.of() : List.copyOf(names);
            if (!names.isEmpty() && subject == null) {
                throw new IllegalArgumentException("applies.names: say by subject what " + names + " are");
            }
            for (var grid : grids) {
                if (!grid.matches("[0-9]{1,15}")) {
                    throw new IllegalArgumentException("applies.grids: a prefix is 1 to 15 digits, not: " + grid);
                }
            }
        }

        public static Scope any() {
            return new Scope(null, Set.of(), List.of(), List.of());
        }

        /** One home or site alone. */
        public static Scope only(Subject subject) {
            return new Scope(subject.kind(), Set.of(), List.of(), List.of(subject.name()));
        }

        public boolean covers(Subject watched, Set<String> itsTags, String grid) {
            return (subject == null || subject == watched.kind())
                    && (names.isEmpty() || names.contains(watched.name()))
                    && itsTags.containsAll(tags)
                    && (grids.isEmpty() || grids.stream().anyMatch(grid::startsWith));
        }

        /** The more specific of two rules of a kind wins: by name, longer grid prefix, more tags, then by subject. */
        public int specificity(String grid) {
            var prefix = grids.stream()
                    .filter(grid::startsWith)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            var byName = names.isEmpty() ? 0 : 10_000;
            return byName + prefix * 100 + Math.min(tags.size(), 49) * 2 + (subject == null ? 0 : 1);
        }
    }

    /** Fills what people may leave out, and refuses what makes no sense, naming field, value and range. */
    public Rule {
        if (id == null || !id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("id: 1 to 64 small letters, digits and -, not: " + id);
        }
        if (kind == null) {
            throw new IllegalArgumentException("kind: missing");
        }
        applies = applies == null ? Scope.any() : applies;
        schedule = schedule == null ? Schedule.ALWAYS : schedule;
        parameters = parameters == null ? Map.of() : parameters;
        for (var entry : parameters.entrySet()) {
            kind.parameter(entry.getKey()).read(entry.getValue() == null ? "nothing" : entry.getValue());
        }
        parameters = Map.copyOf(parameters);
        mode = mode == null ? Mode.LIVE : mode;
        if (version < 0) {
            throw new IllegalArgumentException("version: counts from 1, not: " + version);
        }
    }

    /**
     * Reads a rule as people write it; throws IllegalArgumentException naming what is wrong, also where its numbers
     * contradict each other.
     */
    public static Rule parseYaml(String yaml) {
        return readYaml(yaml).requireConsistent();
    }

    /** The same, of a rule that may contradict itself. */
    public static Rule readYaml(String yaml) {
        try {
            return Json.YAML.readValue(yaml, Rule.class);
        } catch (JsonProcessingException e) {
            var line =
                    e instanceof StreamReadException ? "line " + e.getLocation().getLineNr() + ": " : "";
            throw new IllegalArgumentException(line + YamlProblem.of(e), e);
        }
    }

    /** Throws IllegalArgumentException where its numbers contradict each other. */
    public Rule requireConsistent() {
        contradiction().ifPresent(found -> {
            throw new IllegalArgumentException(found.toString());
        });
        return this;
    }

    /**
     * Where one of its numbers is above one that it may not be above. Such a rule is not published; one that was, by an
     * older release, goes on judging as it did.
     */
    public Optional<Contradiction> contradiction() {
        return kind.parameters().stream()
                .flatMap(parameter -> Stream.ofNullable(parameter.atMost())
                        .map(kind::parameter)
                        .filter(limit -> number(parameter.name()) > number(limit.name()))
                        .map(limit -> new Contradiction(
                                Contradiction.Number.of(parameter, this), Contradiction.Number.of(limit, this))))
                .findFirst();
    }

    /** Of the rules stream: live and shadow stand beside each other. */
    public String key() {
        return id + ":" + slot().id();
    }

    /** Where it stands: a rule that is off still holds the live slot. */
    public Mode slot() {
        return mode == Mode.SHADOW ? Mode.SHADOW : Mode.LIVE;
    }

    public double number(String parameter) {
        var definition = kind.parameter(parameter);
        return definition.read(parameters.getOrDefault(parameter, definition.standard()));
    }

    public Duration duration(String parameter) {
        return Duration.ofMillis((long) number(parameter));
    }

    public Rule published(int asVersion, Mode inMode) {
        return new Rule(id, kind, applies, level, schedule, parameters, inMode, asVersion);
    }
}
