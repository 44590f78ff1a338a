package io.linli.jobs.detect;

import io.linli.simulator.Scenario;
import io.linli.simulator.ScenarioPlayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    static List<Path> files() throws IOException {
        return ScenarioCheck.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void comesAsTheStorySays(Path file) throws IOException {
        var scenario = Scenario.read(file);
        var runner = new PlainRunner(scenario.rules());
        new ScenarioPlayer(scenario).observations().forEach(runner::accept);
        runner.advanceTo(scenario.end().toEpochMilli());
        ScenarioCheck.check(scenario, runner.alerts());
    }
}
