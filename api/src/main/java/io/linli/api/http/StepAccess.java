package io.linli.api.http;

import static io.linli.api.http.RoleGroup.DUTY;
import static io.linli.api.http.RoleGroup.FIELD;
import static io.linli.api.http.RoleGroup.HOUSEHOLD;
import static io.linli.api.http.RoleGroup.WORKERS;
import static io.linli.api.http.RoleGroup.all;
import static io.linli.api.staff.Role.CHECKER;
import static io.linli.api.staff.Role.COMMUNITY_DUTY;
import static io.linli.api.staff.Role.DEPT_HANDLER;
import static io.linli.api.staff.Role.STREET_DISPATCHER;
import static io.linli.api.staff.Role.SUPERVISOR;

import io.linli.api.staff.Role;
import java.util.Map;
import java.util.Set;

/** Who may take which step of an incident, and do something about the time that it takes. */
final class StepAccess {
    static final Map<String, Set<Role>> ROLES = Map.ofEntries(
            Map.entry("verifyIncident", FIELD),
            Map.entry("callOffIncident", all(FIELD, HOUSEHOLD)),
            Map.entry("registerIncident", DUTY),
            Map.entry("declineIncident", DUTY),
            Map.entry("cancelIncident", DUTY),
            Map.entry("dispatchIncident", DUTY),
            Map.entry("acknowledgeIncident", FIELD),
            Map.entry("setOutIncident", FIELD),
            Map.entry("arriveIncident", FIELD),
            Map.entry("handleIncident", FIELD),
            Map.entry("feedbackIncident", FIELD),
            Map.entry("giveBackIncident", WORKERS),
            Map.entry("transferIncident", WORKERS),
            Map.entry("takeOverIncident", DUTY),
            Map.entry("whistleIncident", DUTY),
            Map.entry("reportInIncident", Set.of(DEPT_HANDLER)),
            Map.entry("askHoldIncident", FIELD),
            Map.entry("approveHoldIncident", all(DUTY, Set.of(CHECKER, SUPERVISOR))),
            Map.entry("resumeIncident", all(DUTY, Set.of(SUPERVISOR))),
            Map.entry("checkIncident", all(DUTY, Set.of(CHECKER))),
            Map.entry("reworkIncident", all(DUTY, Set.of(CHECKER))),
            Map.entry("closeIncident", all(DUTY, Set.of(CHECKER))),
            Map.entry("evaluateIncident", all(DUTY, HOUSEHOLD, Set.of(CHECKER))),
            Map.entry("mergeIncident", DUTY),
            Map.entry("reopenIncident", all(DUTY, HOUSEHOLD, Set.of(CHECKER))),
            Map.entry("relevelIncident", DUTY),
            Map.entry("urgeIncident", all(DUTY, HOUSEHOLD, Set.of(CHECKER, SUPERVISOR))),
            Map.entry("superviseIncident", Set.of(STREET_DISPATCHER, SUPERVISOR)),
            Map.entry("askExtensionIncident", FIELD),
            Map.entry("approveExtensionIncident", DUTY),
            Map.entry("refuseExtensionIncident", DUTY),
            Map.entry("stillWellIncident", FIELD),
            Map.entry("forceCloseIncident", Set.of(COMMUNITY_DUTY, STREET_DISPATCHER, SUPERVISOR)));

    private StepAccess() {}
}
