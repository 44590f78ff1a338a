package io.linli.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedFolderTest {
    private static final String HOME = """
            zone: Asia/Shanghai
            devices:
              - {id: hall, metric: motion, room: hall}
              - {id: door, metric: contact_open, exit_door: true}
            heartbeats: none
            """;
    private static final String SITE = """
            zone: Asia/Shanghai
            basin: canal
            sensor_height: 2500
            levels: {yellow: 120}
            devices: [{id: level, metric: water_level}]
            """;
    private static final Charset GBK = Charset.forName("GBK");
    private static final String HEAD = "observed_at,device,metric,value\n";

    @TempDir
    Path folder;

    private final List<BadRow> bad = new ArrayList<>();

    @Test
    void aHomeIsToldAsTheLogWouldHaveHeldIt() throws IOException {
        write("h1", HomeSheet.FILE, HOME, HEAD + """
                2026-03-02T00:00:00.000Z,hall,motion,1
                2026-03-02T00:00:05.500Z,hall,battery,88
                2026-03-02T00:00:05.500Z,door,contact_open,0
                """);
        var first = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

        var told = told("h1");

        assertThat(told)
                .extracting(Observation::receivedAt)
                .containsExactly(first - 1, first - 1, first, first + 5_500, first + 5_500);
        assertThat(told).extracting(Observation::subject).containsOnly("home:h1");
        assertThat(devices(told)).extracting(Device::exitDoor).containsExactly(false, true);
        assertThat(devices(told)).extracting(Device::tags).allMatch(tags -> tags.contains("watched"));
        assertThat(((Reading) told.get(3)).metric()).isEqualTo(Metric.BATTERY);
        assertThat(bad).isEmpty();
    }

    @Test
    void aSiteHasItsOwnLevelsAndTheCadenceOfItsReadings() throws IOException {
        write("s1", SiteSheet.FILE, SITE, HEAD + """
                2026-03-02T00:00:00.000Z,level,water_level,10
                2026-03-02T00:10:00.400Z,level,water_level,12
                2026-03-02T00:20:00.000Z,level,water_level,-1400
                2026-03-02T02:20:00.000Z,level,water_level,13
                """);

        var told = told("s1");

        var device = devices(told).get(0);
        assertThat(device.settings()).isEqualTo(Map.of("sensor_height", 2500.0, "yellow", 120.0));
        assertThat(device.period()).isEqualTo(Duration.ofMinutes(10));
        assertThat(((Reading) told.get(3)).value()).as("an ebb is dry").isEqualTo(-200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02T00:01:00Z,hall,motion           | has 3 columns, not 4
            2026-03-02 00:01:00,hall,motion,1          | observed_at must be such as
            2026-03-02T00:01:00Z,attic,motion,1        | device attic does not stand in home.yaml
            2026-03-02T00:01:00Z,hall,contact_open,1   | device hall measures [motion] in home.yaml, not contact_open
            2026-03-02T00:01:00Z,hall,mood,1           | unknown metric: mood
            2026-03-02T00:01:00Z,hall,motion,yes       | value must be a number, not: yes
            2026-03-02T00:01:00Z,hall,motion,7         | motion must be from 0 to 1, not: 7.0
            2026-03-02T00:01:00Z,hall,motion,NaN       | motion must be from 0 to 1, not: NaN
            2026-03-01T00:01:00Z,hall,motion,1         | is earlier than the row before
            +292278995-01-01T00:00:00Z,hall,motion,1   | observed_at must be of the years 1970 to 2199
            """)
    void aBadRowIsNamedWithFileAndLineAndTheOthersGoOn(String row, String problem) throws IOException {
        write("h1", HomeSheet.FILE, HOME, HEAD + """
                2026-03-02T00:00:00.000Z,hall,motion,1
                %s
                2026-03-02T00:02:00.000Z,hall,motion,0
                """.formatted(row));

        assertThat(told("h1")).hasSize(4);
        assertThat(bad)
                .singleElement()
                .satisfies(each -> assertThat(each.toString())
                        .startsWith(folder.resolve("h1").resolve("readings.csv") + ":3: ")
                        .contains(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone: Nowhere/Land          | Nowhere/Land
            zone: Asia/Shanghai         | devices: name at least one
            rooms: 3                    | rooms
            devices: []                 | 'devices'
            heartbeats: often           | heartbeats: none, or a span such as 5m, not: often
            """)
    void aSheetThatMakesNoSenseIsNamedWithItsFile(String line, String problem) throws IOException {
        var sheet = line.startsWith("zone") ? line : HOME.replace("heartbeats: none\n", "") + line + "\n";
        write("h1", HomeSheet.FILE, sheet, HEAD);

        assertThatThrownBy(() -> RecordedFolder.open(folder.resolve("h1")))
                .hasMessageContaining(
                        folder.resolve("h1").resolve(HomeSheet.FILE).toString())
                .hasMessageContaining(problem);
    }

    @Test
    void aFileThatIsNotUtf8IsNamedWithItsFirstSuchLine() throws IOException {
        write("h1", HomeSheet.FILE, HOME, HEAD);
        var readings = folder.resolve("h1").resolve("readings.csv");
        Files.writeString(readings, HEAD + "2026-03-02T00:00:00.000Z,hall,motion,1\n客厅\n", GBK);

        assertThat(RecordedFolder.open(folder.resolve("h1")).rows()).isEqualTo(2);
        assertThatThrownBy(() -> told("h1")).hasMessage(readings + ":3: is not UTF-8: save it as UTF-8");

        var sheet = folder.resolve("h1").resolve(HomeSheet.FILE);
        Files.writeString(sheet, "zone: 上海\n", GBK);

        assertThatThrownBy(() -> RecordedFolder.open(folder.resolve("h1")))
                .hasMessage(sheet + ":1: is not UTF-8: save it as UTF-8");
    }

    @Test
    void levelsMustRise() throws IOException {
        write("s1", SiteSheet.FILE, SITE.replace("{yellow: 120}", "{yellow: 120, red: 100}"), HEAD);

        assertThatThrownBy(() -> RecordedFolder.open(folder.resolve("s1")))
                .hasMessageContaining("levels: yellow: 120.0 mm is above red, which is 100.0 mm");
    }

    @Test
    void aFolderOfFoldersIsTakenWhole() throws IOException {
        write("more/h2", HomeSheet.FILE, HOME, HEAD);
        write("h1", HomeSheet.FILE, HOME, HEAD);

        assertThat(RecordedFolder.allIn(folder))
                .extracting(RecordedFolder::name)
                .containsExactly("h1", "h2");
        assertThatThrownBy(() -> RecordedFolder.allIn(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("holds no recorded home or site");
    }

    @Test
    void aRecordWithoutAReadingIsRefused() throws IOException {
        write("h1", HomeSheet.FILE, HOME, HEAD);

        assertThatThrownBy(() -> told("h1")).hasMessageContaining("readings.csv: holds no reading");
    }

    @Test
    void labelsAreReadForScoring() throws IOException {
        write("h1", HomeSheet.FILE, HOME, HEAD);
        write("s1", SiteSheet.FILE, SITE, HEAD);
        Files.writeString(folder.resolve("h1/presence.csv"), """
                from,to,state
                2026-03-02T00:00:00Z,2026-03-02T08:00:00Z,HOME
                2026-03-02T08:00:00Z,2026-03-02T09:00:00Z,OUT
                2026-03-02T08:00:00Z,2026-03-02T07:00:00Z,AWAY
                """);
        Files.writeString(folder.resolve("s1/floods.csv"), """
                from,to,peak_mm
                2026-03-02T00:00:00Z,2026-03-02T08:00:00Z,310.5
                """);

        assertThat(RecordedFolder.open(folder.resolve("h1")).presence(bad::add)).hasSize(1);
        assertThat(RecordedFolder.open(folder.resolve("s1")).floods(bad::add))
                .containsExactly(
                        new Flood(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T08:00:00Z"), 310.5));
        assertThat(bad).extracting(BadRow::line).containsExactly(3L, 4L);
    }

    @Test
    void aRuleIsTriedAsIfItHadBeenMadeForThisPlace() {
        var rule = Rule.parseYaml("{id: near, kind: flood, applies: {tags: [low], grids: ['1101']}}");

        assertThat(Surroundings.askedForBy(rule)).isEqualTo(new Surroundings("110100", Set.of("low")));
    }

    private List<Observation> told(String name) throws IOException {
        var told = new ArrayList<Observation>();
        var one = RecordedFolder.open(folder.resolve(name));
        try (var playback = Playback.of(one, Surroundings.ofWatched(), bad::add)) {
            playback.forEachRemaining(told::add);
        }
        return told;
    }

    private static List<Device> devices(List<Observation> told) {
        return told.stream()
                .filter(DeviceRecord.class::isInstance)
                .map(each -> ((DeviceRecord) each).device())
                .toList();
    }

    private void write(String name, String sheet, String text, String readings) throws IOException {
        var one = Files.createDirectories(folder.resolve(name));
        Files.writeString(one.resolve(sheet), text);
        Files.writeString(one.resolve("readings.csv"), readings);
    }
}
