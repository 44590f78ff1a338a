package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.Role;
import io.linli.model.Level;
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
            Map.entry("/feedback", "{\"outcome\": \"test\"}"),
            Map.entry("/incidents/ID/appeals", REASON),
            Map.entry("/appeals/none", "{\"state\": \"upheld\", \"note\": \"because\"}"),
            Map.entry("/mode", "{\"mode\": \"live\"}"),
            Map.entry("/rule-drafts", "{\"text\": \"id: x\"}"),
            Map.entry("/proposals/", "{\"state\": \"dismissed\"}"),
            Map.entry("/backtests", "{}"),
            Map.entry("/rollback", "{\"version\": 1}"),
            Map.entry("/decline", REASON),
            Map.entry("/cancel", REASON),
            Map.entry("/give-back", REASON),
            Map.entry("/ask-hold", REASON),
            Map.entry("/rework", REASON),
            Map.entry("/supervise", REASON),
            Map.entry("/ask-extension", REASON),
            Map.entry("/reopen", REASON),
            Map.entry("/force-close", REASON),
            Map.entry("/transfer", ADDRESSED),
            Map.entry("/whistle", ADDRESSED),
            Map.entry("/merge", "{\"to\": \"ID\", \"note\": \"because\"}"),
            Map.entry("/dispatch", "{\"to\": \"street\"}"),
            Map.entry("/evaluate", "{\"rating\": 5}"),
            Map.entry("/level", "{\"level\": \"IV\", \"note\": \"because\"}"));

    private static RunningApi api;
    private static String incident;
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
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET  /api/v1/session                     | all
                    GET  /api/v1/alerts                      | all but AUDITOR ADMIN
                    GET  /api/v1/alerts/ALERT                | all but AUDITOR ADMIN
                    GET  /api/v1/incidents                   | all but AUDITOR DEVICE_ADMIN ADMIN
                    GET  /api/v1/incidents/ID                | all but AUDITOR DEVICE_ADMIN ADMIN
                    POST /api/v1/incidents/ID/verify         | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/call-off       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER RESIDENT FAMILY
                    POST /api/v1/incidents/ID/decline        | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/cancel         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/dispatch       | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/acknowledge    | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/set-out        | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/handle         | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/give-back      | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER
                    POST /api/v1/incidents/ID/transfer       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER
                    POST /api/v1/incidents/ID/take-over      | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/whistle        | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/report-in      | DEPT_HANDLER
                    POST /api/v1/incidents/ID/ask-hold       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/approve-hold   | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER SUPERVISOR
                    POST /api/v1/incidents/ID/resume         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER SUPERVISOR
                    POST /api/v1/incidents/ID/check          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER
                    POST /api/v1/incidents/ID/rework         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER
                    POST /api/v1/incidents/ID/evaluate       | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER RESIDENT FAMILY
                    POST /api/v1/incidents/ID/reopen         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER RESIDENT FAMILY
                    POST /api/v1/incidents/ID/level          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/urge           | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER RESIDENT FAMILY CHECKER SUPERVISOR
                    POST /api/v1/incidents/ID/supervise      | STREET_DISPATCHER SUPERVISOR
                    POST /api/v1/incidents/ID/ask-extension  | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/approve-extension | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/still-well     | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/register       | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/arrive         | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/feedback       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    POST /api/v1/incidents/ID/close          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER
                    POST /api/v1/incidents/ID/merge          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
                    POST /api/v1/incidents/ID/force-close    | COMMUNITY_DUTY STREET_DISPATCHER SUPERVISOR
                    GET  /api/v1/appraisal                   | all but AUDITOR DEVICE_ADMIN ADMIN RESIDENT FAMILY
                    GET  /api/v1/appraisal/cases?measure=handled | all but AUDITOR DEVICE_ADMIN ADMIN RESIDENT FAMILY
                    GET  /api/v1/appraisal/export            | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER SUPERVISOR MANAGER ANALYST
                    GET  /api/v1/appeals                     | all but AUDITOR DEVICE_ADMIN ADMIN RESIDENT FAMILY
                    POST /api/v1/incidents/ID/appeals        | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
                    PUT  /api/v1/appeals/none                | SUPERVISOR
                    GET  /api/v1/devices                     | all but AUDITOR
                    GET  /api/v1/readings?device=box-1       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER RESIDENT FAMILY
                    GET  /api/v1/rejected                    | DEVICE_ADMIN ADMIN
                    GET  /api/v1/rejected/groups             | DEVICE_ADMIN ADMIN
                    GET  /api/v1/rejected/unknown            | DEVICE_ADMIN ADMIN
                    GET  /api/v1/places                      | all but AUDITOR
                    GET  /api/v1/homes                       | all but AUDITOR
                    GET  /api/v1/homes/b3-501                | all but AUDITOR
                    GET  /api/v1/staff                       | all but AUDITOR RESIDENT FAMILY
                    PUT  /api/v1/places                      | ADMIN
                    DEL  /api/v1/places?id=none              | ADMIN
                    PUT  /api/v1/homes/none                  | ADMIN
                    DEL  /api/v1/homes/none                  | ADMIN
                    POST /api/v1/residents                   | ADMIN
                    PUT  /api/v1/residents/none              | ADMIN
                    DEL  /api/v1/residents/none              | ADMIN
                    POST /api/v1/staff                       | ADMIN
                    PUT  /api/v1/staff/none                  | ADMIN
                    POST /api/v1/staff/none/deactivate       | ADMIN
                    POST /api/v1/staff/none/password         | ADMIN
                    POST /api/v1/devices                     | ADMIN DEVICE_ADMIN
                    PUT  /api/v1/devices/none                | ADMIN DEVICE_ADMIN
                    POST /api/v1/devices/none/retire         | ADMIN DEVICE_ADMIN
                    POST /api/v1/devices/none/credential     | ADMIN DEVICE_ADMIN
                    GET  /api/v1/imports/homes               | ADMIN
                    GET  /api/v1/imports/devices             | ADMIN DEVICE_ADMIN
                    GET  /api/v1/rules                       | all but AUDITOR RESIDENT FAMILY
                    GET  /api/v1/rules/sos/versions          | all but AUDITOR RESIDENT FAMILY
                    GET  /api/v1/rule-kinds                  | all but AUDITOR RESIDENT FAMILY
                    GET  /api/v1/rules/sos                   | all but AUDITOR RESIDENT FAMILY
                    GET  /api/v1/rules/sos/precision         | all but AUDITOR RESIDENT FAMILY
                    GET  /api/v1/rules/sos/backtests         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER SUPERVISOR MANAGER ANALYST
                    GET  /api/v1/rules/sos/backtests/none    | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER SUPERVISOR MANAGER ANALYST
                    POST /api/v1/rules/none/backtests        | ANALYST
                    DEL  /api/v1/rules/sos/backtests/none    | ANALYST
                    GET  /api/v1/rules/sos/proposals         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER SUPERVISOR MANAGER ANALYST
                    POST /api/v1/rules/none/proposals        | ANALYST
                    PUT  /api/v1/rules/sos/proposals/none    | ANALYST
                    POST /api/v1/rules                       | ANALYST
                    POST /api/v1/rule-drafts                 | ANALYST
                    PUT  /api/v1/rules/sos-here/mode         | ANALYST
                    POST /api/v1/rules/sos-here/rollback     | ANALYST
                    GET  /api/v1/audit/entries               | AUDITOR
                    GET  /api/v1/audit/entries/1             | AUDITOR
                    GET  /api/v1/audit/heads                 | AUDITOR
                    GET  /api/v1/audit/export                | AUDITOR
                    GET  /api/v1/audit/consistency?from=1&to=2&none | AUDITOR
                    """)
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
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/alerts/ALERT",
        "GET /api/v1/incidents/ID",
        "POST /api/v1/incidents/ID/close",
        "GET /api/v1/homes/b3-501",
        "DEL /api/v1/homes/b3-501",
        "PUT /api/v1/residents/r1",
        "DEL /api/v1/residents/r1",
        "DEL /api/v1/places?id=110105001001003/3",
        "POST /api/v1/staff/grid003/deactivate",
        "POST /api/v1/staff/grid003/password",
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
        var method = operation.split(" +")[0].replace("DEL", "DELETE");
        var path = operation.split(" +")[1];
        var body = BODIES.keySet().stream()
                .filter(part -> !method.matches("GET|DELETE") && path.contains(part))
                .findFirst()
                .map(BODIES::get)
                .orElse(
                        method.equals("PUT") || path.matches(".*/(staff|devices|residents)") && method.equals("POST")
                                ? "{}"
                                : "");
        if (path.endsWith("/rules") && method.equals("POST")) {
            body = "{\"id\": \"sos-here\", \"kind\": \"sos\", \"applies\": {\"grids\": [\"110105001001\"]}}";
        }
        return api.as(
                        username,
                        method,
                        path.replace("ID", incident).replace("ALERT", alert),
                        body.replace("ID", incident))
                .status();
    }
}
