package io.linli.api.incident.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of transitions in {@code docs/incident-life-cycle.md}, made from the states themselves. */
class LifeCycleDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/incident-life-cycle.md");
    private static final String BEGIN = "<!-- begin transitions -->\n";
    private static final String END = "<!-- end transitions -->";

    @Test
    void theDocumentShowsEveryTransition() throws IOException {
        var document = Files.readString(DOCUMENT);
        var fresh = document.substring(0, document.indexOf(BEGIN) + BEGIN.length())
                + table()
                + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("linli.documents")) {
            Files.writeString(DOCUMENT, fresh);
        }
        assertThat(document)
                .as("written anew by ./mvnw test -pl api -am -Dlinli.documents=true -Dtest=LifeCycleDocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(fresh);
    }

    private static String table() {
        var lines = new ArrayList<String>();
        lines.add("| state | step | then |");
        lines.add("|---|---|---|");
        for (var state : IncidentStateTest.states()) {
            for (var step : Step.values()) {
                for (var prepared : prepared(state, step)) {
                    if (prepared.take(step, IncidentStateTest.whole("chen")) instanceof Decision.Moved moved) {
                        lines.add("| %s | %s | %s |".formatted(name(state.phase()), name(step), then(prepared, moved)));
                    }
                }
            }
        }
        return String.join("\n", lines) + "\n";
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
