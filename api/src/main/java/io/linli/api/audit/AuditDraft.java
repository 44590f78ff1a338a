package io.linli.api.audit;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import java.util.Map;

/**
 * What an entry is to say before it has its place in the log.
 *
 * @param object the id of what it was done to; never a name or a telephone number
 * @param grid by which is decided who may read it; empty for all who may read the log
 * @param record what else belongs to it, as any JSON: kept beside the log, so that it can be erased
 */
public record AuditDraft(AuditAction action, String actor, Role role, String object, String grid, Object record) {

    public static AuditDraft of(Caller caller, AuditAction action, String object, Object record) {
        return new AuditDraft(action, caller.username(), caller.role(), object, caller.grid(), record);
    }

    /** Of what nobody did who is logged in. */
    public static AuditDraft ofSystem(AuditAction action, String object, String grid, Object record) {
        return new AuditDraft(action, "system", Role.SYSTEM, object, grid, record);
    }

    public static AuditDraft ofSystem(AuditAction action, String object, String grid) {
        return ofSystem(action, object, grid, Map.of());
    }
}
