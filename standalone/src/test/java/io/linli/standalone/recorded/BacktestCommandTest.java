package io.linli.standalone.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
    private static final Path RULES = Path.of("..", "rules");

    @TempDir
    static Path folder;

    private static Path records;

    @BeforeAll
    static void writeRecords() throws IOException {
        records = TinyRecords.write(Files.createDirectory(folder.resolve("records")));
    }

    @Test
    void saysWhatARuleWouldHaveRaised() throws JsonProcessingException {
        var said = Shell.run("backtest", "--rule", RULES.resolve("inactivity.yaml"), "--recorded", records);

        assertThat(said.code()).isZero();
        var alerts = new ArrayList<JsonNode>();
        for (var line : said.out()) {
            alerts.add(new ObjectMapper().readTree(line));
        }
        assertThat(alerts).extracting(alert -> alert.get("subject").asText()).containsOnly("home:h1", "home:h2");
        assertThat(alerts).extracting(alert -> alert.get("raised_at").asText()).isSorted();
        assertThat(names(alerts.get(0)))
                .containsExactly(
                        "kind",
                        "subject",
                        "level",
                        "ladder",
                        "stage",
                        "mode",
                        "rule",
                        "version",
                        "onset",
                        "raised_at",
                        "cleared_at",
                        "clear_reason",
                        "revision",
                        "explanation",
                        "text");
        assertThat(alerts.get(0).get("stage").isNull()).isTrue();
        assertThat(alerts.get(0).get("mode").asText()).isEqualTo("live");
        assertThat(said.err()).first().asString().startsWith("inactivity would have raised 2 alerts at 2 of 5 places");
        assertThat(said.err()).last().asString().contains("does not apply to 2 of them");
    }

    @Test
    void timeStopsAtTheLastReading() {
        var said =
                Shell.run("backtest", "--rule", RULES.resolve("inactivity.yaml"), "--recorded", records.resolve("h3"));

        assertThat(said.out()).isEmpty();
        assertThat(said.err()).first().asString().startsWith("inactivity would have raised 0 alerts at 0 of 1 place,");
    }

    @Test
    void namesEachBadRowAndCountsIt() throws IOException {
        var home =
                TinyRecords.write(Files.createDirectory(folder.resolve("bad"))).resolve("h1");
        Files.writeString(
                home.resolve("readings.csv"), "2019-05-20T00:00:00Z,attic,motion,1\n", StandardOpenOption.APPEND);

        var said = Shell.run("backtest", "--rule", RULES.resolve("inactivity.yaml"), "--recorded", home);

        assertThat(said.code()).isZero();
        assertThat(said.err())
                .first()
                .asString()
                .contains("readings.csv:")
                .endsWith("attic does not stand in home.yaml: left out");
        assertThat(said.err()).last().asString().contains("1 row left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {id: x, kind: flood, parameters: {yellow: 3}} | rule.yaml: yellow: 3 is not within 10 to 5000
            {id: x, kind: drought}                        | rule.yaml: kind: there is no rule kind drought
            {id: x, kind: flood, colour: red}             | rule.yaml: Unrecognized field "colour"
            {id: x, kind: flood, mode: off}               | rule.yaml: mode: off raises nothing
            """)
    void refusesARuleThatMakesNoSense(String yaml, String problem) throws IOException {
        var rule = Files.writeString(folder.resolve("rule.yaml"), yaml);

        refused(Shell.run("backtest", "--rule", rule, "--recorded", records), problem);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        var flood = RULES.resolve("flood.yaml");

        refused(Shell.run("backtest", "--rule", "no.yaml", "--recorded", records), "no.yaml cannot be read");
        refused(Shell.run("backtest", "--rule", flood, "--recorded", "nowhere"), "nowhere: there is no such folder");
        refused(Shell.run("backtest", "--rule", flood, "--recorded", RULES), "holds no recorded home or site");
        refused(Shell.run("backtest", "--rule", flood, "--recorded", records, records), "is named home:h1 as well");
        refused(Shell.run("backtest", "--rule", flood, "--recorded", records, "--kill"), "use it with --engine flink");
        refused(Shell.run("backtest", "--rule", flood, "--recorded", records, "--engine", "storm"), "--engine");
        refused(Shell.run("backtest", "--rule", flood, "--recorded", records, "--slow"), "--slow");
        refused(Shell.run("import", "paper", "here", "there"), "there is no format paper, only casas");
        refused(Shell.run("import", "floodnet", folder, "there"), "flood-events.csv: there is no such file");
    }

    private static void refused(Shell said, String problem) {
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).singleElement().asString().contains(problem);
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
