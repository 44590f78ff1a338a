package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.linli.model.Settings;
import io.linli.standalone.Dashboard.Query;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of every dashboard, on a real InfluxDB 2 and PostgreSQL that a living community has filled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardsIT {
    private static final String BUCKET = "dashboards";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private InfluxDb influx;
    private String token;
    private Demo demo;
    private Connection records;

    @BeforeAll
    void start() throws Exception {
        InfluxDb.assumeThere();
        influx = Parts.influx().withBucket(BUCKET, Duration.ofDays(90));
        token = influx.readToken(BUCKET);
        var folder = Parts.folder("dashboards");
        var options =
                new DemoOptions(folder, "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, true, null);
        var settings = Settings.of(Map.of(
                "LINLI_INFLUX_URL",
                influx.url(),
                "LINLI_INFLUX_TOKEN",
                InfluxDb.TOKEN,
                "LINLI_INFLUX_BUCKET",
                BUCKET,
                "LINLI_WORKER_PACE",
                "500ms",
                "LINLI_SILENCE_TOLD_AFTER",
                "5s"));
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        demo = new Demo(options, DemoFolder.open(folder, false), settings, quiet).start();
        records = DriverManager.getConnection(demo.addresses().getProperty("postgres"), "postgres", "postgres");
        try (var statement = records.createStatement()) {
            statement.execute("set role linli_grafana");
        }
        var duty = Person.loggedIn(demo.addresses().getProperty("http"), "duty");
        duty.post("trials", Map.of("kind", "sos", "subject", "home:9-3-601"));
        await().atMost(PATIENCE)
                .until(() -> !rows("select 1 from dashboard.incident where arrived_at is not null and phase = 'CLOSED'")
                        .isEmpty());
    }

    @AfterAll
    void stop() throws SQLException {
        if (records != null) {
            records.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    static List<Query> queries() throws IOException {
        return Dashboard.all().stream()
                .flatMap(board -> board.queries().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyPanelHasSomethingToShow(Query query) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var macros = new GrafanaMacros(choices(), Instant.now());
            if (query.source().equals("pg")) {
                var sql = macros.sql(query);
                assertThat(rows(sql)).as(sql).isNotEmpty();
                assertThat(columnsThatSayNothing(rows(sql))).as(sql).isEmpty();
            } else {
                var asked = macros.influxQl(query);
                assertThat(influx.ask(BUCKET, asked, token).at("/0/values/0/1").isNumber())
                        .as(asked)
                        .isTrue();
            }
        });
    }

    @Test
    void whoDrawsDashboardsReadsTheViewsAlone() {
        for (var table : List.of("resident", "account", "incident", "home", "device")) {
            assertThatThrownBy(() -> rows("select * from public." + table)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void noViewNamesAPersonOrAHome() throws SQLException {
        var views = rows("select table_name as name from information_schema.views where table_schema = 'dashboard'");
        assertThat(views).hasSizeGreaterThan(8);
        for (var view : views) {
            assertThat(rows("select * from dashboard." + view.get("name")).toString())
                    .doesNotContain("李建国", "王淑芳", "8-1-302", "3-2-501", "grid006", "139000");
        }
    }

    @Test
    void groupsOfFewerThanFiveHomesAreNotThere() throws SQLException {
        assertThat(rows("select homes from dashboard.care_group"))
                .isNotEmpty()
                .allSatisfy(group -> assertThat((Long) group.get("homes")).isGreaterThanOrEqualTo(5));
    }

    /** All of each, as a person finds them who has chosen nothing; each is asked with those before it. */
    private Map<String, List<String>> choices() throws IOException, SQLException {
        var chosen = new HashMap<String, List<String>>();
        for (var choice : Dashboard.all().stream()
                .flatMap(board -> board.choices().stream())
                .toList()) {
            if (choice.type().equals("query")) {
                var query = new Query(choice.name(), "pg", choice.query(), Duration.ofHours(1), Duration.ofSeconds(15));
                var values = rows(new GrafanaMacros(chosen, Instant.now()).sql(query)).stream()
                        .map(row -> String.valueOf(row.get("__value")))
                        .toList();
                assertThat(values).as(choice.name()).isNotEmpty();
                chosen.put(choice.name(), values);
            }
        }
        return chosen;
    }

    private static TreeSet<String> columnsThatSayNothing(List<Map<String, Object>> rows) {
        var silent = new TreeSet<>(rows.get(0).keySet());
        rows.forEach(row -> silent.removeIf(column -> row.get(column) != null));
        return silent;
    }

    private List<Map<String, Object>> rows(String sql) throws SQLException {
        try (var statement = records.createStatement();
                var found = statement.executeQuery(sql)) {
            var columns = found.getMetaData();
            var rows = new ArrayList<Map<String, Object>>();
            while (found.next()) {
                var row = new HashMap<String, Object>();
                for (var i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), found.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
