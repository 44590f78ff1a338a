package io.linli.api.resident;

import io.linli.api.staff.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was told who lives there.
 *
 * @param name of who looked
 * @param until at the latest; with the end of the incident at once
 */
record Look(
        String resident,
        UUID incident,
        String username,
        String name,
        Role role,
        String reason,
        Instant at,
        Instant until) {}
