package io.linli.model;

import java.util.Locale;

/** What can happen rather than be measured. */
public enum SignalKind {
    SOS_PRESSED(1),
    SOS_CANCELLED(2),
    SOS_CLEARED(3),
    PREALARM_STARTED(4),
    PREALARM_CANCELLED(5),
    VOICE_RINGING(6),
    VOICE_ANSWERED(7),
    VOICE_ENDED(8),
    VOICE_FAILED(9),
    FALL_DETECTED(10),
    HEARTBEAT(11),
    SELFTEST_RESULT(12),
    BUTTON_STUCK(13),
    BATTERY_LOW(14),
    BATTERY_CRITICAL(15),
    BATTERY_OK(16),
    MAINS_LOST(17),
    MAINS_RESTORED(18),
    TAMPER_OPENED(19),
    TAMPER_CLOSED(20),
    NETWORK_DEGRADED(21),
    CLOCK_STEP(22),
    /** Whoever stands before the box tries its buttons: for some minutes no press of it is a call for help. */
    TEST_STARTED(23),
    TEST_ENDED(24),
    /** The device, or the gateway that speaks for others, is connected. */
    ONLINE(40),
    OFFLINE(41),
    /** A call box answered a command: {@code ref} is the command. */
    COMMAND_ANSWERED(42),
    /** The resident answered the check-in call. */
    CHECKIN_ANSWERED(43),
    /** People judged an incident: {@code ref} is the incident, data has alert and outcome. */
    INCIDENT_OUTCOME(44),
    /** A rule of this subject's scope changed: look again. */
    RULE_CHANGED(45);

    private final int code;

    SignalKind(int code) {
        this.code = code;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The byte that stands for it in {@link Wire}; never used for another kind again. */
    int code() {
        return code;
    }

    static SignalKind ofCode(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown signal code: " + code);
    }
}
