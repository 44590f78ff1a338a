package io.linli.api.staff;

/** What a person is on the line; together with a prefix of the grid code it says what they may see and do. */
public enum Role {
    RESIDENT,
    FAMILY,
    VOLUNTEER,
    PROPERTY,
    GRID_WORKER,
    GRID_LEAD,
    COMMUNITY_DUTY,
    STREET_DISPATCHER,
    DEPT_HANDLER,
    CHECKER,
    SUPERVISOR,
    /** Reads, and sees aggregates. */
    MANAGER,
    ANALYST,
    DEVICE_ADMIN,
    /** Keeps the people, places and devices in order; handles no incident. */
    ADMIN,
    /** Reads the audit log; never an administrator. */
    AUDITOR,
    /** Not a person: what the machine does by itself. */
    SYSTEM;

    /** They lead those who go. */
    public boolean isDuty() {
        return this == GRID_LEAD || this == COMMUNITY_DUTY || this == STREET_DISPATCHER;
    }

    /** Theirs is one home, and nothing beside. */
    public boolean isHousehold() {
        return this == RESIDENT || this == FAMILY;
    }
}
