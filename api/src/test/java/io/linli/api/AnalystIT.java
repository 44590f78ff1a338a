package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules an analyst may change: those that reach no further than their own grids. */
class AnalystIT {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        account("analyst-here", "110105001001");
        account("analyst-elsewhere", "110108");
        assertThat(publish("analyst", "sos-here", "110105001001")).isEqualTo(201);
    }

    private static void account(String username, String grid) {
        var hash = PasswordHash.of(Community.PASSWORD);
        api.api.parts().records.transact(tx -> {
            AccountStore.put(tx, new Account(username, username, Role.ANALYST, grid, null), hash);
            return username;
        });
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    here      | new-here   | 110105001001        | 201
                    here      | new-grid   | 110105001001003     | 201
                    here      | wider      | 110105              | 403
                    here      | half       | 110105001001 110108 | 403
                    here      | everywhere | none                | 403
                    here      | flood      | 110105001001        | 403
                    elsewhere | there      | 110108001           | 201
                    elsewhere | sos-here   | 110108001           | 403
                    whole     | everywhere | none                | 201
                    here      | one-home   | home:b3-501         | 201
                    here      | other-site | site:underpass-west | 403
                    here      | nobodys    | home:nowhere        | 403
                    elsewhere | other-home | home:b3-501         | 403
                    """)
    void anAnalystPublishesForTheirOwnGridsOnly(String where, String rule, String grids, int status) {
        var analyst = where.equals("whole") ? "analyst" : "analyst-" + where;
        assertThat(publish(analyst, rule, grids)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "analyst-here, sos-here, 200",
        "analyst-here, sos, 403",
        "analyst-elsewhere, sos-here, 403",
        "analyst-elsewhere, sos, 403",
        "analyst, sos, 200"
    })
    void anAnalystSwitchesAndRollsBackTheirOwnRulesOnly(String analyst, String rule, int status) {
        var path = "/api/v1/rules/" + rule;
        assertThat(api.as(analyst, "PUT", path + "/mode", "{\"mode\": \"live\"}")
                        .status())
                .isEqualTo(status);
        assertThat(api.as(analyst, "POST", path + "/rollback", "{\"version\": 1}")
                        .status())
                .isEqualTo(status);
    }

    /** @param where grids, or a home or site that the rule names */
    private static int publish(String analyst, String rule, String where) {
        var scope = where.contains(":")
                ? "subject: " + where.replace(":", ", names: [") + "]"
                : "grids: [" + (where.equals("none") ? "" : "'" + where.replace(" ", "', '") + "'") + "]";
        var yaml = "{id: " + rule + ", kind: sos, applies: {" + scope + "}}";
        return api.as(analyst, "POST", "/api/v1/rules", yaml, "content-type", "application/yaml")
                .status();
    }
}
