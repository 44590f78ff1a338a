package io.linli.api.http;

import static io.linli.api.staff.Role.ADMIN;
import static io.linli.api.staff.Role.ANALYST;
import static io.linli.api.staff.Role.CHECKER;
import static io.linli.api.staff.Role.COMMUNITY_DUTY;
import static io.linli.api.staff.Role.DEPT_HANDLER;
import static io.linli.api.staff.Role.DEVICE_ADMIN;
import static io.linli.api.staff.Role.FAMILY;
import static io.linli.api.staff.Role.GRID_LEAD;
import static io.linli.api.staff.Role.GRID_WORKER;
import static io.linli.api.staff.Role.MANAGER;
import static io.linli.api.staff.Role.PROPERTY;
import static io.linli.api.staff.Role.RESIDENT;
import static io.linli.api.staff.Role.STREET_DISPATCHER;
import static io.linli.api.staff.Role.SUPERVISOR;
import static io.linli.api.staff.Role.VOLUNTEER;

import io.linli.api.staff.Role;
import java.util.EnumSet;
import java.util.Set;

/** Roles that may mostly do the same. */
final class RoleGroup {
    static final Set<Role> HOUSEHOLD = Set.of(RESIDENT, FAMILY);
    static final Set<Role> FIELD =
            Set.of(GRID_WORKER, GRID_LEAD, COMMUNITY_DUTY, STREET_DISPATCHER, DEPT_HANDLER, PROPERTY, VOLUNTEER);
    static final Set<Role> DUTY = Set.of(GRID_LEAD, COMMUNITY_DUTY, STREET_DISPATCHER);
    /** Those of them whose work it is. */
    static final Set<Role> WORKERS = all(DUTY, Set.of(GRID_WORKER, DEPT_HANDLER));

    static final Set<Role> OVERSIGHT = Set.of(CHECKER, SUPERVISOR, MANAGER, ANALYST);
    static final Set<Role> ADMINS = Set.of(ADMIN, DEVICE_ADMIN);
    static final Set<Role> ANYBODY = EnumSet.complementOf(EnumSet.of(Role.SYSTEM));

    private RoleGroup() {}

    @SafeVarargs
    static Set<Role> all(Set<Role>... groups) {
        var all = EnumSet.noneOf(Role.class);
        for (var group : groups) {
            all.addAll(group);
        }
        return all;
    }

    static Set<Role> without(Set<Role> group, Role role) {
        var rest = EnumSet.copyOf(group);
        rest.remove(role);
        return rest;
    }
}
