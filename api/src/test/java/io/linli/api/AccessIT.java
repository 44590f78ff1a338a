package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role × operation × prefix, over the real service: who may, who may not, and for whom a thing does not exist. */
class AccessIT {
    private static final Set<Role> HOUSEHOLD = Set.of(Role.RESIDENT, Role.FAMILY);
    private static final Map<Role, String> HERE = new EnumMap<>(Role.class);
    private static final Map<Role, String> ELSEWHERE = new EnumMap<>(Role.class);
    private static final String REASON = "{\"note\": \"because\"}";
    private static final String ADDRESSED = "{\"to\": \"water\", \"note\": \"because\"}";
    /** What is sent along, by a part of the path. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/session/second-step", "{}"),
            Map.entry("/session/password", "{\"old\": \"wrong\", \"password\": \"wrong-as-well\"}"),
            Map.entry("/reveal", "{\"incident\": \"ID\", \"reason\": \"because\"}"),
            Map.entry("/reporter/call-back", REASON.replace("note", "reason")),
            Map.entry(
                    "/reports", "{\"source\": \"phone\", \"kind\": \"noise\", \"words\": \"x\", \"place\": \"none\"}"),
            Map.entry("/consents", "{\"purpose\": \"movement\", \"given\": true}"),
            Map.entry("/imports/", "none"),
            Map.entry("/feedback", "{\"outcome\": \"test\"}"),
            Map.entry("/incidents/ID/appeals", REASON),
            Map.entry("/appeals/none", "{\"state\": \"upheld\", \"note\": \"because\"}"),
            Map.entry("/mode", "{\"mode\": \"live\"}"),
            Map.entry("/rule-drafts", "{\"text\": \"id: x\"}"),
            Map.entry("/proposals/", "{\"state\": \"dismissed\"}"),
            Map.entry("/backtests", "{}"),
            Map.entry("/rollback", "{\"version\": 1}"),
            Map.entry("/rosters/none/swaps", "{\"give\": {\"shift\": \"x\", \"date\": \"2026-12-07\"}, \"to\": \"y\"}"),
            Map.entry("/hand-overs", "{\"shift\": \"x\", \"date\": \"2026-12-07\", \"note\": \"x\"}"),
            Map.entry("/rosters/leaves", "{\"person\": \"none\", \"from\": \"x\", \"to\": \"y\"}"),
            Map.entry("/photos", "no photo"),
            Map.entry("/warnings", "no warning"),
            Map.entry("/silences", "{\"scope\": \"home\", \"target\": \"b3-501\", \"reason\": \"because\"}"),
            Map.entry("/decline", REASON),
            Map.entry("/cancel", REASON),
            Map.entry("/give-back", REASON),
            Map.entry("/ask-hold", REASON),
            Map.entry("/rework", REASON),
            Map.entry("/supervise", REASON),
            Map.entry("/ask-extension", REASON),
            Map.entry("/refuse-extension", REASON),
            Map.entry("/reopen", REASON),
            Map.entry("/force-close", REASON),
            Map.entry("/transfer", ADDRESSED),
            Map.entry("/whistle", ADDRESSED),
            Map.entry("/merge", "{\"to\": \"ID\", \"note\": \"because\"}"),
            Map.entry("/dispatch", "{\"to\": \"street\"}"),
            Map.entry("/evaluate", "{\"rating\": 5}"),
            Map.entry("/level", "{\"level\": \"IV\", \"note\": \"because\"}"));

    private static final String[] TABLE = {"content-type", "text/csv"};
    private static final String[] NOTHING = {};

    private static RunningApi api;
    private static String incident;
    private static int requests;
    private static String alert;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        var hash = PasswordHash.of(Community.PASSWORD);
        for (var role : Role.values()) {
            if (role != Role.SYSTEM) {
                HERE.put(role, account(role, "here", "110105001001", hash));
                ELSEWHERE.put(role, account(role, "elsewhere", "110108", hash));
            }
        }
        var sos = Community.sos(1);
        api.raise(sos);
        alert = sos.id();
        var rule = "{id: sos-here, kind: sos, applies: {grids: ['110105001001']}}";
        assertThat(api.as("analyst", "POST", "/api/v1/rules", rule, "content-type", "application/yaml")
                        .status())
                .isEqualTo(201);
        incident = api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
    }

    private static String account(Role role, String where, String grid, String hash) {
        var username = role.name().toLowerCase(Locale.ROOT) + "-" + where;
        var home = HOUSEHOLD.contains(role) ? "b3-501" : null;
        return api.api.parts().records.transact(tx -> {
            AccountStore.put(tx, new Account(username, username, role, grid, home), hash);
            return username;
        });
    }

    @AfterAll
    static void stop() {
        api.close();
        AccessMatrix.print(HERE.size(), requests);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = AccessMatrix.ROWS)
    void onlyTheseRolesMay(String operation, String roles) {
        var allowed = roles(roles);
        HERE.forEach((role, username) -> {
            var status = call(username, operation);
            assertThat(status == 403).as(role + " " + operation + ": " + status).isEqualTo(!allowed.contains(role));
            assertThat(status).as(role + " " + operation).isNotIn(401, 500);
            assertThat(status == 404 && !operation.contains("none"))
                    .as(role + " " + operation)
                    .isFalse();
        });
        ELSEWHERE.forEach((role, username) -> elsewhere(role, call(username, operation), operation, allowed));
    }

    /** Where who may do such things has no part in this one. */
    private static void elsewhere(Role role, int status, String operation, Set<Role> allowed) {
        var which = role + " elsewhere " + operation;
        assertThat(status).as(which).isNotIn(401, 500);
        if (!allowed.contains(role)) {
            assertThat(status).as(which).isIn(403, 404);
        } else if (operation.matches(".*(ID|ALERT|b3-501).*")) {
            assertThat(status).as(which).isIn(404, 415);
        }
    }

    @Test
    void everyOperationOfTheContractIsInTheMatrix() throws IOException {
        assertThat(AccessMatrix.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/alerts/ALERT",
        "GET /api/v1/incidents/ID",
        "POST /api/v1/incidents/ID/close",
        "GET /api/v1/incidents/ID/near",
        "GET /api/v1/incidents/ID/photos/1",
        "GET /api/v1/homes/b3-501",
        "DELETE /api/v1/homes/b3-501",
        "PUT /api/v1/residents/r1",
        "DELETE /api/v1/residents/r1",
        "POST /api/v1/residents/r1/reveal",
        "DELETE /api/v1/residents/r1/data",
        "GET /api/v1/homes/b3-501/looks",
        "GET /api/v1/homes/b3-501/consents",
        "POST /api/v1/homes/b3-501/consents",
        "DELETE /api/v1/places?id=110105001001003/3",
        "POST /api/v1/staff/grid003/deactivate",
        "POST /api/v1/staff/grid003/password",
        "POST /api/v1/staff/grid003/second-step/reset",
        "PUT /api/v1/staff/grid003",
        "PUT /api/v1/devices/box-1",
        "POST /api/v1/devices/box-1/retire",
        "POST /api/v1/devices/box-1/credential"
    })
    void anotherGridsThingDoesNotExist(String operation) {
        ELSEWHERE.forEach((role, username) ->
                assertThat(call(username, operation)).as(role + " " + operation).isIn(403, 404, 422));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/alerts", "/api/v1/incidents", "/api/v1/devices"})
    void anotherGridsListIsEmpty(String path) {
        for (var role : Set.of(Role.GRID_WORKER, Role.COMMUNITY_DUTY, Role.MANAGER, Role.RESIDENT)) {
            assertThat(api.get(HERE.getOrDefault(role, ""), path).body().path("items"))
                    .as(role + "")
                    .isNotEmpty();
            var items = api.get(ELSEWHERE.getOrDefault(role, ""), path).body().path("items");
            assertThat(items.toString()).as(role + "").doesNotContain("b3-501");
        }
    }

    @Test
    void whatWasMeasuredAtASiteIsToldToMoreThanWhatWasMeasuredInAHome() {
        var told = HERE.keySet().stream()
                .filter(role -> call(HERE.getOrDefault(role, ""), "GET /api/v1/readings?device=level-7") == 503)
                .collect(Collectors.toSet());
        assertThat(told)
                .as("those for whom only the store is missing")
                .isEqualTo(roles("all but AUDITOR ADMIN RESIDENT FAMILY"));
    }

    @Test
    void aResidentSeesOnlyTheirOwnHome() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        var resident = HERE.getOrDefault(Role.RESIDENT, "");
        for (var path : Set.of("/api/v1/alerts", "/api/v1/incidents", "/api/v1/devices")) {
            assertThat(api.get(resident, path).body().toString())
                    .contains("b3-501")
                    .doesNotContain("underpass");
        }
    }

    private static Set<Role> roles(String text) {
        if (!text.startsWith("all")) {
            return Arrays.stream(text.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
        }
        var but = text.contains("but") ? roles(text.substring("all but ".length())) : Set.<Role>of();
        return HERE.keySet().stream().filter(role -> !but.contains(role)).collect(Collectors.toSet());
    }

    private static int call(String username, String operation) {
        requests++;
        var method = operation.split(" +")[0];
        var path = operation.split(" +")[1];
        var body = BODIES.keySet().stream()
                .filter(part -> !method.matches("GET|DELETE") && path.contains(part))
                .findFirst()
                .map(BODIES::get)
                .orElse(
                        method.matches("PUT|PATCH")
                                        || path.matches(".*/(staff|devices|residents)") && method.equals("POST")
                                ? "{}"
                                : "");
        if (path.endsWith("/rosters") && method.equals("POST")) {
            body = "{\"grid\": \"1\", \"tier\": \"grid\"}";
        }
        if (path.endsWith("/rules") && method.equals("POST")) {
            body = "{\"id\": \"sos-here\", \"kind\": \"sos\", \"applies\": {\"grids\": [\"110105001001\"]}}";
        }
        return api.as(
                        username,
                        method,
                        path.replace("ID", incident).replace("ALERT", alert),
                        body.replace("ID", incident),
                        path.contains("/imports/") && method.equals("POST") ? TABLE : NOTHING)
                .status();
    }
}
