package io.linli.api.incident.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.escalation.Limit;
import io.linli.api.escalation.Standards;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables in {@code docs/incident-life-cycle.md}, made from the states themselves and from the catalogue. */
class LifeCycleDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/incident-life-cycle.md");

    @Test
    void theDocumentShowsEveryTransitionAndEveryClock() throws IOException {
        var document = Files.readString(DOCUMENT);
        var fresh = with(with(document, "transitions", table()), "clocks", clocks());
        if (Boolean.getBoolean("linli.documents")) {
            Files.writeString(DOCUMENT, fresh);
        }
        assertThat(document)
                .as("written anew by ./mvnw test -pl api -am -Dlinli.documents=true -Dtest=LifeCycleDocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(fresh);
    }

    private static String with(String document, String name, String table) {
        var begin = "<!-- begin " + name + " -->\n";
        return document.substring(0, document.indexOf(begin) + begin.length())
                + table
                + document.substring(document.indexOf("<!-- end " + name + " -->"));
    }

    private static String clocks() {
        var lines = new ArrayList<String>();
        lines.add("| level | grid | community | street | department | arrive | feedback | check | extension | alone |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        var standard = Standards.shipped().of(RuleKind.FLOOD, "");
        for (var level : Level.values()) {
            var limits = standard.limits(level);
            var cells = new ArrayList<String>();
            cells.add(level.name());
            for (var tier : Tier.values()) {
                cells.add(cell(limits.acknowledge().get(tier)));
            }
            Stream.of(limits.arrive(), limits.feedback(), limits.close(), limits.extension(), limits.visit())
                    .forEach(limit -> cells.add(cell(limit)));
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String cell(@Nullable Limit limit) {
        return limit == null ? "–" : limit.toString().replace('_', ' ');
    }

    private static String table() {
        var lines = new ArrayList<String>();
        lines.add("| state | step | then |");
        lines.add("|---|---|---|");
        for (var state : IncidentStateTest.states()) {
            for (var step : Step.values()) {
                for (var prepared : prepared(state, step)) {
                    if (prepared.take(step, IncidentStateTest.whole(who(prepared, step)))
                            instanceof Decision.Moved moved) {
                        lines.add("| %s | %s | %s |".formatted(name(state.phase()), name(step), then(prepared, moved)));
                    }
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Only the department that was called reports in. */
    private static String who(IncidentState state, Step step) {
        return step == Step.REPORT_IN && state instanceof Working.Whistled whistled ? whistled.department() : "chen";
    }

    /** Approval depends on who asked and approved before. */
    private static List<IncidentState> prepared(IncidentState state, Step step) {
        if (step != Step.APPROVE_HOLD || !(state instanceof Working working)) {
            return List.of(state);
        }
        var asked = new Work.Hold("zhou", "because", Set.of());
        var approved = new Work.Hold("zhou", "because", Set.of("lü"));
        return List.of(
                working.with(working.work().with(asked)),
                working.with(working.work().with(approved)));
    }

    private static String then(IncidentState before, Decision.Moved moved) {
        return before.phase() == moved.next().phase()
                ? "stays"
                : name(moved.next().phase());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
