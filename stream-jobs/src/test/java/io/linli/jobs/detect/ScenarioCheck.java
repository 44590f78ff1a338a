package io.linli.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.simulator.Expected;
import io.linli.simulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Compares the alerts of a run, revision by revision, with what its scenario says must come. */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /** Every file in the folder of scenarios, wherever in the repository the test runs. */
    public static List<Path> files() throws IOException {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scenarios"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder of scenarios above this one");
        }
        try (var files = Files.list(folder.resolve("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Alerts in the order of {@link PlainRunner#alerts}. */
    public static void check(Scenario scenario, List<Alert> alerts) {
        var came = alerts.stream().map(alert -> say(scenario, alert)).toList();
        for (var i = 0; i < Math.min(alerts.size(), scenario.then().size()); i++) {
            var expected = scenario.then().get(i);
            assertThat(mismatch(scenario, expected, alerts.get(i)))
                    .as("then[%d] %s%nbut there came%n%s", i, expected, String.join("\n", came))
                    .isEmpty();
        }
        assertThat(came)
                .as("revisions, as many as then has")
                .hasSize(scenario.then().size());
    }

    /** The first thing that differs; empty when all is as expected. */
    private static String mismatch(Scenario scenario, Expected expected, Alert alert) {
        var at = Duration.between(scenario.begin(), alert.updatedAt());
        var step = alert.isOpen() ? (alert.revision() == 1 ? "raise" : "update") : "clear";
        if (expected.kind() != alert.kind()) {
            return "kind " + alert.kind();
        }
        if (!step.equals(step(expected))) {
            return "step " + step;
        }
        if (expected.at() != null && !expected.at().equals(at)) {
            return "at " + at;
        }
        if (expected.level() != null && expected.level() != alert.level()) {
            return "level " + alert.level();
        }
        if (expected.ladder() != null && expected.ladder() != alert.ladder()) {
            return "ladder " + alert.ladder();
        }
        if (expected.stage() != null && expected.stage() != alert.stage()) {
            return "stage " + alert.stage();
        }
        if (expected.because() != null && expected.because() != alert.clearReason()) {
            return "because " + alert.clearReason();
        }
        if (expected.late() != null && expected.late() != alert.late()) {
            return "late " + alert.late();
        }
        var cause = "" + alert.cause();
        if (expected.explained() != null
                && !cause.startsWith(expected.explained().id() + ":")) {
            return "explained by " + cause;
        }
        var said = expected.say() == null
                || alert.text().zh().contains(expected.say())
                || alert.text().en().contains(expected.say());
        return said ? "" : "say " + alert.text();
    }

    private static String step(Expected expected) {
        if (expected.raise() != null) {
            return "raise";
        }
        return expected.update() != null ? "update" : "clear";
    }

    private static String say(Scenario scenario, Alert alert) {
        return "%s %s r%d %s %s %s %s: %s | %s"
                .formatted(
                        Duration.between(scenario.begin(), alert.updatedAt()),
                        alert.id(),
                        alert.revision(),
                        alert.level(),
                        alert.ladder(),
                        alert.stage(),
                        alert.clearReason(),
                        alert.text().en(),
                        alert.text().zh());
    }
}
