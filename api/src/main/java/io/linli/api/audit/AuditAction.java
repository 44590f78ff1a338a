package io.linli.api.audit;

import java.util.Arrays;
import java.util.Locale;

/** What was done, and to what kind of thing; what the contract has an operation for is named after it. */
public enum AuditAction {
    OPEN_INCIDENT("incident"),
    RAISE_INCIDENT("incident"),
    REGISTER_INCIDENT("incident"),
    DISPATCH_INCIDENT("incident"),
    ACKNOWLEDGE_INCIDENT("incident"),
    ARRIVE_INCIDENT("incident"),
    FEEDBACK_INCIDENT("incident"),
    CLOSE_INCIDENT("incident"),
    VERIFY_INCIDENT("incident"),
    CALL_OFF_INCIDENT("incident"),
    DECLINE_INCIDENT("incident"),
    CANCEL_INCIDENT("incident"),
    SET_OUT_INCIDENT("incident"),
    HANDLE_INCIDENT("incident"),
    GIVE_BACK_INCIDENT("incident"),
    TRANSFER_INCIDENT("incident"),
    TAKE_OVER_INCIDENT("incident"),
    WHISTLE_INCIDENT("incident"),
    REPORT_IN_INCIDENT("incident"),
    ASK_HOLD_INCIDENT("incident"),
    APPROVE_HOLD_INCIDENT("incident"),
    RESUME_INCIDENT("incident"),
    CHECK_INCIDENT("incident"),
    REWORK_INCIDENT("incident"),
    EVALUATE_INCIDENT("incident"),
    MERGE_INCIDENT("incident"),
    FORCE_CLOSE_INCIDENT("incident"),
    REOPEN_INCIDENT("incident"),
    RELEVEL_INCIDENT("incident"),
    /** What the clocks did: a tier was added, or told that something is late. */
    ESCALATE_INCIDENT("incident"),
    URGE_INCIDENT("incident"),
    SUPERVISE_INCIDENT("incident"),
    ASK_EXTENSION_INCIDENT("incident"),
    APPROVE_EXTENSION_INCIDENT("incident"),
    REFUSE_EXTENSION_INCIDENT("incident"),
    STILL_WELL_INCIDENT("incident"),
    /** What a person said of a step that came too late. */
    NOTE_INCIDENT("incident"),
    RECEIVE_CAP("warning"),
    APPEAL_INCIDENT("incident"),
    DECIDE_APPEAL("incident"),
    ADD_INCIDENT_PHOTO("incident"),
    ADD_REPORT("incident"),
    REPORT_AT_PLACE("incident"),
    REVEAL_REPORTER("incident"),
    EXPORT_REPORTER("incident"),
    ERASE_REPORTER("incident"),
    PUT_PLACE("place"),
    REMOVE_PLACE("place"),
    PUT_HOME("home"),
    REMOVE_HOME("home"),
    ADD_RESIDENT("resident"),
    PUT_RESIDENT("resident"),
    REMOVE_RESIDENT("resident"),
    REVEAL_RESIDENT("resident"),
    EXPORT_RESIDENT("resident"),
    ERASE_RESIDENT("resident"),
    ADD_CONSENT("home"),
    ADD_STAFF("account"),
    PUT_STAFF("account"),
    DEACTIVATE_STAFF("account"),
    RESET_STAFF_PASSWORD("account"),
    BEGIN_SECOND_STEP("account"),
    CONFIRM_SECOND_STEP("account"),
    RESET_SECOND_STEP("account"),
    CREATE_ROSTER("roster"),
    CHANGE_ROSTER("roster"),
    REMOVE_ROSTER("roster"),
    ADD_LEAVE("leave"),
    REMOVE_LEAVE("leave"),
    ASK_SWAP("swap"),
    ACCEPT_SWAP("swap"),
    REMOVE_SWAP("swap"),
    HAND_OVER("roster"),
    REGISTER_DEVICE("device"),
    CHANGE_DEVICE("device"),
    RETIRE_DEVICE("device"),
    RENEW_DEVICE_CREDENTIAL("device"),
    IMPORT_TABLE("table"),
    PUBLISH_RULE("rule"),
    CHANGE_RULE_MODE("rule"),
    ROLL_BACK_RULE("rule"),
    REQUEST_BACKTEST("rule"),
    CANCEL_BACKTEST("rule"),
    REQUEST_PROPOSAL("rule"),
    DECIDE_PROPOSAL("rule"),
    /** The first records of an installation, which no person entered. */
    PLANT_SEED("community"),
    /** The first administrator. */
    SET_UP("account"),
    LOGIN("account"),
    LOGOUT("account"),
    REFUSE_LOGIN("account"),
    LOCK_OUT("account"),
    CHANGE_PASSWORD("account"),
    TEST_CHANNEL("channel"),
    ADD_SILENCE("silence"),
    END_SILENCE("silence"),
    SUBSCRIBE_PUSH("account"),
    UNSUBSCRIBE_PUSH("account"),
    SET_QUIET_HOURS("account"),
    REMOVE_QUIET_HOURS("account"),
    /** Somebody was told the record of an entry, which may name persons. */
    READ_AUDIT_RECORD("audit"),
    EXPORT_AUDIT("audit");

    private final String objectKind;

    AuditAction(String objectKind) {
        this.objectKind = objectKind;
    }

    /** By the name of an operation of the contract; a write that nobody would audit is a fault of ours. */
    public static AuditAction of(String operation) {
        var name = operation.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operation + " writes, and is no action of the audit"));
    }

    public static AuditAction parse(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String objectKind() {
        return objectKind;
    }
}
