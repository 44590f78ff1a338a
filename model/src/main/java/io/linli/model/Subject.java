package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What is watched, written {@code home:b3-2-501} or {@code site:underpass-east}; also the key of the log of observations. */
public record Subject(SubjectKind kind, String name) {

    public Subject {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a subject needs a name");
        }
    }

    @JsonCreator
    public static Subject parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a subject is kind:name, not: " + text);
        }
        return new Subject(SubjectKind.parse(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return kind.id() + ":" + name;
    }
}
