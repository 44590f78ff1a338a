package io.linli.api.kind;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What an incident is about: a risk that rules watch for too, or a request that only people make. */
public record IncidentKind(String id, Text title) {
    private static final List<IncidentKind> ALL = Stream.concat(
                    Arrays.stream(RuleKind.values()).map(IncidentKind::of),
                    Arrays.stream(RequestKind.values()).map(IncidentKind::of))
            .toList();

    public static IncidentKind of(RuleKind risk) {
        return new IncidentKind(risk.id(), risk.title());
    }

    public static IncidentKind of(RequestKind request) {
        return new IncidentKind(request.id(), request.title());
    }

    /** Risks first. */
    public static List<IncidentKind> all() {
        return ALL;
    }

    @JsonCreator
    public static IncidentKind parse(String id) {
        return ALL.stream()
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: nothing is called " + id + ", only "
                        + ALL.stream().map(IncidentKind::id).toList()));
    }

    /** What sensors know too; all else is an ordinary request. */
    public boolean isRisk() {
        return Arrays.stream(RuleKind.values()).anyMatch(this::is);
    }

    public boolean is(RuleKind risk) {
        return id.equals(risk.id());
    }

    @JsonValue
    @Override
    public String toString() {
        return id;
    }
}
