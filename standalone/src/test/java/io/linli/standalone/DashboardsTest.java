package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are whole: what one names is there, in them or in what is provisioned with them. */
class DashboardsTest {
    /** Grafana's own. */
    private static final Set<String> BUILT_IN = Set.of(
            "timeFilter",
            "__interval",
            "__timeFilter",
            "__timeGroupAlias",
            "__data",
            "tag_label",
            "tag_device",
            "tag_part");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    private static final Pattern ADDRESS = Pattern.compile("https?://([^/:\"\\s]+)");
    private static final Pattern FILE = Pattern.compile("(?:__file\\{|path: )([^}\\s]+)");
    /** Told apart by people who see few colours, as Okabe and Ito chose them. */
    private static final Set<String> COLOURS =
            Set.of("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "transparent");

    static List<Dashboard> all() throws IOException {
        return Dashboard.all();
    }

    @Test
    void eachHasANameOfItsOwn() throws IOException {
        assertThat(all())
                .hasSize(3)
                .extracting(Dashboard::uid)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.startsWith("linli-"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isInTheFormThatEveryGrafanaReads(Dashboard board) {
        assertThat(board.json().path("schemaVersion").asInt()).isEqualTo(39);
        assertThat(board.json().has("id")).isFalse();
        assertThat(board.json().has("__inputs")).isFalse();
        assertThat(board.panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPanelSaysWhatItShowsInBothLanguagesAndInWhichUnit(Dashboard board) {
        assertThat(board.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).containsPattern("\\p{IsHan}");
            assertThat(panel.path("description").asText()).containsPattern("[A-Za-z]{3}");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void asksOnlyStoresThatAreProvisioned(Dashboard board) throws IOException {
        var provisioned = Json.YAML.readTree(Dashboard.folder()
                .resolve("provisioning/datasources/linli.yaml")
                .toFile());
        var known = new TreeSet<String>();
        provisioned
                .path("datasources")
                .forEach(store -> known.add(
                        store.path("uid").asText() + " " + store.path("type").asText()));
        assertThat(board.json().findValues("datasource"))
                .extracting(store ->
                        store.path("uid").asText() + " " + store.path("type").asText())
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyVariableIsThereBeforeItIsUsed(Dashboard board) {
        var known = new TreeSet<>(BUILT_IN);
        board.choices().forEach(choice -> {
            assertThat(variables(choice.query())).as(choice.name()).isSubsetOf(known);
            known.add(choice.name());
        });
        assertThat(variables(board.json().path("panels").toString())).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesNoAddressButThisMachine(Dashboard board) {
        assertThat(ADDRESS.matcher(board.json().toString()).results().map(found -> found.group(1)))
                .allMatch("127.0.0.1"::equals);
    }

    @ParameterizedTest
    @MethodSource("all")
    void thresholdsAreToldApartByEverybody(Dashboard board) {
        var colours = board.json().findValues("steps").stream()
                .flatMap(steps -> steps.findValuesAsText("color").stream())
                .collect(Collectors.toSet());
        assertThat(colours).isSubsetOf(COLOURS);
    }

    @Test
    void composeHasWhatIsProvisioned() {
        var grafana = ComposeFile.read().service("grafana");
        var mounted = ComposeFile.<String>list(grafana.get("volumes")).stream().map(it -> it.split(":")[1] + "/");
        var secrets = ComposeFile.<String>list(grafana.get("secrets")).stream().map(name -> "/run/secrets/" + name);
        var there = Stream.concat(mounted, secrets).toList();
        var asked = Stream.of("datasources", "dashboards")
                .map(kind -> ComposeFile.text("dashboards/provisioning/" + kind + "/linli.yaml"))
                .flatMap(text -> FILE.matcher(text).results().map(found -> found.group(1)))
                .toList();
        assertThat(asked).hasSize(3).allMatch(file -> there.stream().anyMatch(file::startsWith));
        assertThat(asked).anyMatch(file -> file.endsWith("/dashboards/linli"));
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
