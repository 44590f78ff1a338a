package io.linli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.ScenarioCheck;
import io.linli.simulator.Scenario;
import io.linli.simulator.ScenarioPlayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioOnFlinkIT extends FlinkTest {
    static List<Path> files() throws IOException {
        return ScenarioCheck.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatThePlainRunnerSays(Path file) throws IOException {
        var scenario = Scenario.read(file);
        var observations = new ScenarioPlayer(scenario).observations();
        var end = scenario.end().toEpochMilli() + 1;
        var job = new JobRun(cluster, 2, scenario.rules()).start();
        job.writeAll(observations);

        assertThat(job.alertsUntil(end)).isEqualTo(JobRun.plainly(scenario.rules(), observations, end));
        job.kill();
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysTheSameWhenKilledInTheMiddleOfTheStory(Path file) throws IOException {
        var scenario = Scenario.read(file);
        var player = new ScenarioPlayer(scenario);
        var observations = player.observations();
        var middle = observations.size() - player.story().size() / 2;
        var end = scenario.end().toEpochMilli() + 1;
        var job = new JobRun(cluster, 2, scenario.rules()).start();
        job.writeAll(observations.subList(0, middle));
        var checkpoint = job.checkpoint();
        job.kill();
        job.start(checkpoint);
        job.writeAll(observations.subList(middle, observations.size()));

        assertThat(job.alertsUntil(end)).isEqualTo(JobRun.plainly(scenario.rules(), observations, end));
        job.kill();
    }
}
