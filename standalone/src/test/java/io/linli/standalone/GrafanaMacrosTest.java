package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.standalone.Dashboard.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrafanaMacrosTest {
    private static final GrafanaMacros MACROS = new GrafanaMacros(
            Map.of("grid", List.of("110105001001002", "it's"), "device", List.of("level-7", "a.b")),
            Instant.parse("2026-07-21T08:00:00Z"));

    @Test
    void sqlHasTimesListsAndSteps() {
        var asked = MACROS.sql(query("select $__timeGroupAlias(raised_at, $__interval), count(*) from dashboard.alert"
                + " where $__timeFilter(raised_at) and grid in ($grid) group by 1"));
        assertThat(asked)
                .isEqualTo(
                        "select floor(extract(epoch from raised_at)/15)*15 AS \"time\", count(*) from dashboard.alert"
                                + " where raised_at BETWEEN '2026-07-21T07:00:00Z' AND '2026-07-21T08:00:00Z'"
                                + " and grid in ('110105001001002','it''s') group by 1");
    }

    @Test
    void influxQlHasTimesPatternsAndSteps() {
        var asked =
                MACROS.influxQl(query("SELECT max(\"water_level\") FROM \"readings\" WHERE \"device\" =~ /^$device$/"
                        + " AND $timeFilter GROUP BY time($__interval)"));
        assertThat(asked)
                .isEqualTo("SELECT max(\"water_level\") FROM \"readings\" WHERE \"device\" =~ /^(level-7|a\\.b)$/"
                        + " AND time >= 1784617200000ms and time <= 1784620800000ms GROUP BY time(15s)");
    }

    private static Query query(String text) {
        return new Query("a panel", "any", text, Duration.ofHours(1), Duration.ofSeconds(15));
    }
}
