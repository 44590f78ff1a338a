package io.linli.api.http;

import static io.linli.api.http.RoleGroup.ADMINS;
import static io.linli.api.http.RoleGroup.ANYBODY;
import static io.linli.api.http.RoleGroup.DUTY;
import static io.linli.api.http.RoleGroup.FIELD;
import static io.linli.api.http.RoleGroup.HOUSEHOLD;
import static io.linli.api.http.RoleGroup.OVERSIGHT;
import static io.linli.api.http.RoleGroup.all;
import static io.linli.api.http.RoleGroup.without;
import static io.linli.api.staff.Role.ADMIN;
import static io.linli.api.staff.Role.ANALYST;
import static io.linli.api.staff.Role.AUDITOR;
import static io.linli.api.staff.Role.COMMUNITY_DUTY;
import static io.linli.api.staff.Role.DEVICE_ADMIN;
import static io.linli.api.staff.Role.GRID_WORKER;
import static io.linli.api.staff.Role.RESIDENT;
import static io.linli.api.staff.Role.STREET_DISPATCHER;
import static io.linli.api.staff.Role.SUPERVISOR;

import io.linli.api.staff.Role;
import io.linli.model.SubjectKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what: one line for each operation of the contract. Where is decided by the prefix of the grid code. An
 * operation that is not here cannot be reached, and the service does not start.
 */
public final class Access {
    /** Keeping the places, homes and people in order. */
    private static final Set<String> KEEPING = Set.of(
            "putPlace",
            "removePlace",
            "putHome",
            "removeHome",
            "addResident",
            "putResident",
            "removeResident",
            "addStaff",
            "putStaff",
            "deactivateStaff",
            "resetStaffPassword",
            "resetSecondStep");

    private static final Set<String> KEEPING_DEVICES = Set.of(
            "registerDevice", "changeDevice", "retireDevice", "renewDeviceCredential", "getTemplate", "importTable");

    private static final Set<String> KEEPING_ROSTERS =
            Set.of("createRoster", "changeRoster", "removeRoster", "addLeave", "removeLeave");
    /** How one is told oneself. */
    private static final Set<String> OWN_NOTICES =
            Set.of("getOwnNotices", "subscribePush", "unsubscribePush", "setQuietHours", "removeQuietHours");

    /** The log of deeds: for those who do none themselves. */
    private static final Set<String> AUDIT =
            Set.of("listAuditEntries", "getAuditEntry", "listAuditHeads", "getAuditConsistency", "exportAudit");

    /** Open to those who are not logged in. */
    public static final Set<String> PUBLIC = Set.of(
            "login",
            "beginOidc",
            "endOidc",
            "live",
            "ready",
            "metrics",
            "version",
            "about",
            "isSetUp",
            "setUp",
            "phoneAddress",
            "phoneCode",
            "startTrial",
            "listTrials",
            "answerCall",
            "listReportKinds",
            "getReportPlace",
            "getReportCode",
            "reportAtPlace",
            "followReport",
            "rateReport");
    /** All that may be done with a password that somebody else knows. */
    public static final Set<String> WITH_ANY_PASSWORD = Set.of("whoAmI", "logout", "changePassword");

    /** All that an administrator may do who has to set up a second step. */
    public static final Set<String> BEFORE_SECOND_STEP =
            Set.of("whoAmI", "logout", "changePassword", "beginSecondStep", "confirmSecondStep");

    /** No operation of the contract: to be told names and telephone numbers of those who live in a home. */
    public static final String KNOW_RESIDENTS = "knowResidents";

    /** No operation of the contract: to be told what was measured in a home, which shows how somebody lives. */
    private static final String READ_HOMES = "readHomes";

    private static final Map<String, Set<Role>> ROLES = roles();

    private Access() {}

    private static Map<String, Set<Role>> roles() {
        var roles = new HashMap<String, Set<Role>>();
        onWatch(roles);
        onCommunity(roles);
        onRules(roles);
        return Map.copyOf(roles);
    }

    private static void onWatch(Map<String, Set<Role>> roles) {
        roles.put("whoAmI", ANYBODY);
        roles.put("logout", ANYBODY);
        roles.put("changePassword", ANYBODY);
        roles.put("beginSecondStep", ANYBODY);
        roles.put("confirmSecondStep", ANYBODY);
        for (var own : OWN_NOTICES) {
            roles.put(own, ANYBODY);
        }
        roles.put("followEvents", without(ANYBODY, AUDITOR));
        roles.put("listAlerts", all(FIELD, OVERSIGHT, HOUSEHOLD, Set.of(DEVICE_ADMIN)));
        roles.put("getAlert", all(FIELD, OVERSIGHT, HOUSEHOLD, Set.of(DEVICE_ADMIN)));
        roles.put("getAlertAsCap", all(FIELD, OVERSIGHT));
        roles.put("receiveCap", Set.of(COMMUNITY_DUTY, STREET_DISPATCHER));
        roles.put("listWarnings", all(FIELD, OVERSIGHT, HOUSEHOLD));
        roles.put("listIncidents", all(FIELD, OVERSIGHT, HOUSEHOLD));
        roles.put("getIncident", all(FIELD, OVERSIGHT, HOUSEHOLD));
        roles.put("listNearIncidents", DUTY);
        roles.put("addIncidentPhoto", FIELD);
        roles.put("getIncidentPhoto", all(FIELD, OVERSIGHT, HOUSEHOLD));
        roles.put("addReport", FIELD);
        roles.put("getReport", FIELD);
        roles.put("revealReporter", FIELD);
        roles.put("exportReporter", Set.of(ADMIN));
        roles.put("eraseReporter", Set.of(ADMIN));
        roles.put("listChannels", all(DUTY, ADMINS, Set.of(SUPERVISOR)));
        roles.put("testChannel", all(DUTY, ADMINS));
        roles.put("listSilences", all(FIELD, OVERSIGHT));
        roles.put("addSilence", DUTY);
        roles.put("endSilence", DUTY);
        roles.putAll(StepAccess.ROLES);
        roles.put("getAppraisal", all(FIELD, OVERSIGHT));
        roles.put("listAppraisedCases", all(FIELD, OVERSIGHT));
        roles.put("exportAppraisal", all(DUTY, OVERSIGHT));
        roles.put("listAppeals", all(FIELD, OVERSIGHT));
        roles.put("appealIncident", FIELD);
        roles.put("decideAppeal", Set.of(SUPERVISOR));
    }

    private static void onCommunity(Map<String, Set<Role>> roles) {
        roles.put("listDevices", all(FIELD, OVERSIGHT, HOUSEHOLD, ADMINS));
        roles.put("listReadings", all(FIELD, OVERSIGHT, HOUSEHOLD, Set.of(DEVICE_ADMIN)));
        roles.put(READ_HOMES, all(DUTY, HOUSEHOLD, Set.of(GRID_WORKER)));
        roles.put("listRejected", ADMINS);
        roles.put("listRejectedGroups", ADMINS);
        roles.put("listUnknownDevices", ADMINS);
        roles.put("listPlaces", all(FIELD, OVERSIGHT, HOUSEHOLD, ADMINS));
        roles.put("listHomes", all(FIELD, OVERSIGHT, HOUSEHOLD, ADMINS));
        roles.put("getHome", all(FIELD, OVERSIGHT, HOUSEHOLD, ADMINS));
        roles.put(KNOW_RESIDENTS, all(FIELD, HOUSEHOLD, Set.of(ADMIN)));
        roles.put("revealResident", FIELD);
        roles.put("listLooks", HOUSEHOLD);
        roles.put("exportResident", Set.of(RESIDENT, ADMIN));
        roles.put("eraseResident", Set.of(ADMIN));
        roles.put("listConsents", all(DUTY, HOUSEHOLD, Set.of(GRID_WORKER, ADMIN)));
        roles.put("addConsent", Set.of(RESIDENT, COMMUNITY_DUTY, ADMIN));
        roles.put("listStaff", all(FIELD, OVERSIGHT, ADMINS));
        for (var read : Set.of("listRosters", "getRoster", "getRosterCalendar", "whoIsOnDuty")) {
            roles.put(read, all(FIELD, OVERSIGHT, Set.of(ADMIN)));
        }
        for (var write : Set.of("askSwap", "acceptSwap", "removeSwap", "handOver")) {
            roles.put(write, FIELD);
        }
        for (var write : KEEPING_ROSTERS) {
            roles.put(write, DUTY);
        }
        for (var write : KEEPING) {
            roles.put(write, Set.of(ADMIN));
        }
        for (var write : KEEPING_DEVICES) {
            roles.put(write, ADMINS);
        }
    }

    private static void onRules(Map<String, Set<Role>> roles) {
        roles.put("listRules", all(FIELD, OVERSIGHT, ADMINS));
        roles.put("listRuleKinds", all(FIELD, OVERSIGHT, ADMINS));
        roles.put("getRule", all(FIELD, OVERSIGHT, ADMINS));
        roles.put("getRulePrecision", all(FIELD, OVERSIGHT, ADMINS));
        roles.put("draftRule", Set.of(ANALYST));
        roles.put("requestBacktest", Set.of(ANALYST));
        roles.put("listBacktests", all(DUTY, OVERSIGHT));
        roles.put("getBacktest", all(DUTY, OVERSIGHT));
        roles.put("cancelBacktest", Set.of(ANALYST));
        roles.put("requestProposal", Set.of(ANALYST));
        roles.put("listProposals", all(DUTY, OVERSIGHT));
        roles.put("decideProposal", Set.of(ANALYST));
        roles.put("publishRule", Set.of(ANALYST));
        roles.put("listRuleVersions", all(FIELD, OVERSIGHT, ADMINS));
        roles.put("changeRuleMode", Set.of(ANALYST));
        roles.put("rollBackRule", Set.of(ANALYST));
        for (var read : AUDIT) {
            roles.put(read, Set.of(AUDITOR));
        }
    }

    public static boolean knows(String operation) {
        return PUBLIC.contains(operation) || ROLES.containsKey(operation);
    }

    public static boolean allows(Role role, String operation) {
        return ROLES.getOrDefault(operation, Set.of()).contains(role);
    }

    /** Whether what was measured there may be told: of a home only to its people and to those who have to go there. */
    public static boolean allowsReadings(Role role, String subject) {
        return allows(role, subject.startsWith(SubjectKind.HOME.id() + ":") ? READ_HOMES : "listReadings");
    }
}
