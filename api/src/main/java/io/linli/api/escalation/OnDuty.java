package io.linli.api.escalation;

import static io.linli.api.staff.Role.COMMUNITY_DUTY;
import static io.linli.api.staff.Role.DEPT_HANDLER;
import static io.linli.api.staff.Role.GRID_LEAD;
import static io.linli.api.staff.Role.GRID_WORKER;
import static io.linli.api.staff.Role.PROPERTY;
import static io.linli.api.staff.Role.STREET_DISPATCHER;
import static io.linli.api.staff.Role.SUPERVISOR;
import static io.linli.api.staff.Role.VOLUNTEER;

import io.linli.api.incident.state.Tier;
import io.linli.api.roster.Rosters;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is there to be told: whom the roster names, and where there is none, everybody of the tier who works in the grid. */
public final class OnDuty {
    private OnDuty() {}

    public static List<Account> of(Transaction tx, String grid, Tier tier) {
        return Rosters.isCovered(tx, grid, tier.id())
                // Who steps in for somebody may have another role.
                ? AccountStore.workingAt(tx, Rosters.onDuty(tx, grid, tier.id(), tx.now()), grid)
                : AccountStore.workingAt(tx, roles(tier), grid);
    }

    /** Those of these roles, each as the tier has them that the role belongs to. */
    public static List<Account> of(Transaction tx, String grid, Set<Role> roles) {
        return Arrays.stream(Tier.values())
                .filter(tier -> roles(tier).stream().anyMatch(roles::contains))
                .flatMap(tier -> of(tx, grid, tier).stream())
                .filter(person -> roles.contains(person.role()))
                .toList();
    }

    /** Which tier a role belongs to, if it goes to incidents at all. */
    public static Optional<Tier> tierOf(Role role) {
        return Arrays.stream(Tier.values())
                .filter(tier -> roles(tier).contains(role))
                .findFirst();
    }

    private static Set<Role> roles(Tier tier) {
        return switch (tier) {
            case GRID -> Set.of(GRID_WORKER, PROPERTY);
            case COMMUNITY -> Set.of(COMMUNITY_DUTY, GRID_LEAD, VOLUNTEER);
            case STREET -> Set.of(STREET_DISPATCHER);
            case DEPARTMENT -> Set.of(DEPT_HANDLER, SUPERVISOR);
        };
    }
}
