package io.linli.standalone.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.Stage;
import io.linli.simulator.recorded.Flood;
import io.linli.simulator.recorded.Importers;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.RecordingWriter;
import io.linli.simulator.recorded.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mill in London that floods at high tide, seen every ten minutes of 2024 (House Mill, UCL CASA). */
class HouseMillTest {
    /** Labels are noted at the sample before or after. */
    private static final Duration SAMPLE = Duration.ofMinutes(11);

    /** From when the water was said to be at the floor until it was said to be below. */
    private record Told(Instant from, Instant to) {
        boolean isAbout(Flood flood) {
            return !from.isAfter(flood.to().plus(SAMPLE))
                    && !to.isBefore(flood.from().minus(SAMPLE));
        }
    }

    @TempDir
    Path folder;

    @Test
    void twoSamplesInARowTellOfNearlyEveryFloodAndOfNothingElse() throws Exception {
        var site = recorded();
        var floods = site.floods(row -> {});

        var told = told(run("flood-house-mill.yaml", site));

        assertThat(floods).hasSize(74);
        assertThat(floods.stream().filter(flood -> told.stream().anyMatch(each -> each.isAbout(flood))))
                .hasSizeGreaterThanOrEqualTo(72);
        assertThat(told).allMatch(each -> floods.stream().anyMatch(each::isAbout));
    }

    @Test
    void oneSampleIsEnoughWhereTheyAreRare() throws Exception {
        var site = recorded();
        var floods = site.floods(row -> {});

        var told = told(run("flood.yaml", site));

        assertThat(floods.stream().filter(flood -> told.stream().anyMatch(each -> each.isAbout(flood))))
                .hasSizeGreaterThanOrEqualTo(73);
        assertThat(told).allMatch(each -> floods.stream().anyMatch(each::isAbout));
    }

    private RecordedFolder recorded() throws Exception {
        var source = Recordings.path("housemill_2024");
        assumeTrue(Files.exists(source), () -> Recordings.missing(source));
        var recording = Importers.of("house-mill").read(source, row -> {}).get(0);
        return RecordedFolder.open(RecordingWriter.write(recording, folder));
    }

    private static List<Alert> run(String rule, RecordedFolder site) throws Exception {
        var read = Rule.parseYaml(Files.readString(Path.of("..", "rules", rule)));
        var test = new Backtest(read.published(1, Mode.LIVE), List.of(site), row -> {}, () -> {});
        return new PlainEngine().run(test).alerts();
    }

    /** Only what was reached; a warning of water that never came is none. */
    private static List<Told> told(List<Alert> alerts) {
        var told = new LinkedHashMap<String, Told>();
        var open = new LinkedHashMap<String, Instant>();
        for (var alert : alerts) {
            var key = alert.id() + ":" + told.size();
            if (alert.stage() == Stage.REACHED && alert.level() != Level.IV) {
                open.putIfAbsent(alert.id(), alert.updatedAt());
            } else if (open.containsKey(alert.id())) {
                told.put(key, new Told(open.remove(alert.id()), alert.updatedAt()));
            }
        }
        open.forEach((id, from) -> told.put(id, new Told(from, Instant.MAX)));
        return List.copyOf(told.values());
    }
}
