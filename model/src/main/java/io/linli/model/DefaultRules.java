package io.linli.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The rules that a new community starts with, one of each kind, as published for the first time. */
public final class DefaultRules {
    private DefaultRules() {}

    public static List<Rule> all() {
        return Arrays.stream(RuleKind.values()).map(DefaultRules::of).toList();
    }

    public static Rule of(RuleKind kind) {
        return Rule.parseYaml(yaml(kind)).published(1, Mode.LIVE);
    }

    /** As people would write it, with its comments. */
    public static String yaml(RuleKind kind) {
        try (var file = DefaultRules.class.getResourceAsStream("/io/linli/rules/" + kind.id() + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("there is no default rule for " + kind.id());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
