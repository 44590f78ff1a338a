package io.linli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.http.Access;
import io.linli.model.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which roles may do what, as somebody else than the code says it: a line for each operation of the contract. */
final class AccessMatrix {
    /** Whoever has a session may end it: to do so here would end the test's. The stream has a matrix of its own. */
    private static final Set<String> ELSEWHERE = Set.of("logout", "followEvents");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static final String ROWS = """
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
            POST /api/v1/incidents/ID/register       | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/incidents/ID/arrive         | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/incidents/ID/feedback       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/incidents/ID/close          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER
            POST /api/v1/incidents/ID/merge          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/incidents/ID/force-close    | COMMUNITY_DUTY STREET_DISPATCHER SUPERVISOR
            GET  /api/v1/incidents/ID/near           | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/incidents/ID/photos         | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            GET  /api/v1/incidents/ID/photos/1?none  | all but AUDITOR DEVICE_ADMIN ADMIN
            POST /api/v1/reports?none                | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            GET  /api/v1/incidents/ID/report?none    | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/incidents/ID/reporter/call-back?none | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            GET  /api/v1/incidents/ID/reporter?none  | ADMIN
            DELETE /api/v1/incidents/ID/reporter?none  | ADMIN
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
            DELETE /api/v1/places?id=none              | ADMIN
            PUT  /api/v1/homes/none                  | ADMIN
            DELETE /api/v1/homes/none                  | ADMIN
            POST /api/v1/residents                   | ADMIN
            PUT  /api/v1/residents/none              | ADMIN
            DELETE /api/v1/residents/none              | ADMIN
            POST /api/v1/residents/none/reveal       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            GET  /api/v1/residents/none/export        | ADMIN RESIDENT
            DELETE /api/v1/residents/none/data          | ADMIN
            GET  /api/v1/homes/b3-501/looks          | RESIDENT FAMILY
            GET  /api/v1/homes/b3-501/consents       | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER ADMIN RESIDENT FAMILY
            POST /api/v1/homes/b3-501/consents       | COMMUNITY_DUTY ADMIN RESIDENT
            POST /api/v1/staff                       | ADMIN
            PUT  /api/v1/staff/none                  | ADMIN
            POST /api/v1/staff/none/deactivate       | ADMIN
            POST /api/v1/staff/none/password         | ADMIN
            POST /api/v1/staff/none/second-step/reset | ADMIN
            POST /api/v1/session/second-step         | all
            PUT  /api/v1/session/second-step         | all
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
            DELETE /api/v1/rules/sos/backtests/none    | ANALYST
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
            PUT  /api/v1/session/password            | all
            POST /api/v1/imports/homes               | ADMIN
            POST /api/v1/imports/devices             | ADMIN DEVICE_ADMIN
            GET  /api/v1/alerts/ALERT/cap            | all but AUDITOR ADMIN DEVICE_ADMIN RESIDENT FAMILY
            GET  /api/v1/warnings                    | all but AUDITOR ADMIN DEVICE_ADMIN
            POST /api/v1/warnings                    | COMMUNITY_DUTY STREET_DISPATCHER
            GET  /api/v1/rosters                     | all but AUDITOR RESIDENT FAMILY DEVICE_ADMIN
            GET  /api/v1/rosters/none                | all but AUDITOR RESIDENT FAMILY DEVICE_ADMIN
            GET  /api/v1/rosters/none/calendar       | all but AUDITOR RESIDENT FAMILY DEVICE_ADMIN
            GET  /api/v1/rosters/on-duty             | all but AUDITOR RESIDENT FAMILY DEVICE_ADMIN
            POST /api/v1/rosters                     | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            PATCH /api/v1/rosters/none                | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            DELETE /api/v1/rosters/none                | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/rosters/none/swaps          | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/rosters/none/swaps/x/accept | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            DELETE /api/v1/rosters/none/swaps/x        | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/rosters/none/hand-overs     | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/rosters/leaves              | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            DELETE /api/v1/rosters/leaves/none         | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            GET  /api/v1/session/notices             | all
            POST /api/v1/session/push                | all
            DELETE /api/v1/session/push?endpoint=none  | all
            PUT  /api/v1/session/quiet-hours         | all
            DELETE /api/v1/session/quiet-hours         | all
            GET  /api/v1/channels                    | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER ADMIN DEVICE_ADMIN SUPERVISOR
            POST /api/v1/channels/none/test          | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER ADMIN DEVICE_ADMIN
            GET  /api/v1/silences                    | all but AUDITOR DEVICE_ADMIN ADMIN RESIDENT FAMILY
            POST /api/v1/silences                    | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            DELETE /api/v1/silences/none               | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/incidents/ID/urge           | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER RESIDENT FAMILY CHECKER SUPERVISOR
            POST /api/v1/incidents/ID/supervise      | STREET_DISPATCHER SUPERVISOR
            POST /api/v1/incidents/ID/ask-extension  | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            POST /api/v1/incidents/ID/approve-extension | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/incidents/ID/refuse-extension | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER
            POST /api/v1/incidents/ID/still-well     | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER DEPT_HANDLER PROPERTY VOLUNTEER
            """;

    private AccessMatrix() {}

    /** The operations of the contract that no line speaks of. */
    static Set<String> missing() throws IOException {
        var missing = new TreeSet<String>();
        try (var in = Objects.requireNonNull(AccessMatrix.class.getResourceAsStream("/openapi.yaml"))) {
            Json.YAML
                    .readTree(in)
                    .path("paths")
                    .fields()
                    .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                        if (METHODS.contains(method.getKey())
                                && isMissing(method.getKey(), path.getKey(), method.getValue())) {
                            missing.add(method.getKey() + " " + path.getKey());
                        }
                    }));
        }
        return missing;
    }

    private static boolean isMissing(String method, String path, JsonNode operation) {
        var id = operation.path("operationId").asText();
        var shape = method.toUpperCase(Locale.ROOT) + " +"
                + path.replaceAll("\\{[^}]*}", "[^/?]+").replace(".", "\\.") + "(\\?.*)?";
        return !Access.PUBLIC.contains(id)
                && !ELSEWHERE.contains(id)
                && operations().stream().noneMatch(row -> row.matches(shape));
    }

    private static List<String> operations() {
        return ROWS.lines().map(row -> row.split("\\|")[0].strip()).toList();
    }

    static void print(int roles, int requests) {
        System.out.printf(
                "role matrix: %d roles x %d operations x 2 prefixes, %d requests%n",
                roles, operations().size(), requests);
    }
}
