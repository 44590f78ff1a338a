package io.linli.api.incident;

import io.linli.api.escalation.OnDuty;
import io.linli.api.escalation.Standard;
import io.linli.api.incident.state.Tier;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Whom a word of an incident goes to: those who lead such a case first, with all whom its standard names. */
final class Receivers {
    private Receivers() {}

    /** Whoever assists is told together with the first tier, and so is the family where the standard names it. */
    static List<Account> of(Transaction tx, Incident incident, Standard standard, Tier tier) {
        var grid = incident.place().grid();
        var people = new LinkedHashSet<>(OnDuty.of(tx, grid, tier));
        if (tier == Tier.GRID) {
            people.addAll(OnDuty.of(tx, grid, standard.roles()));
            var home = incident.place().home();
            if (home != null && standard.roles().contains(Role.FAMILY)) {
                people.addAll(AccountStore.familyOf(tx, home));
            }
        }
        return people.stream()
                .sorted(Comparator.comparing(person -> !standard.lead().contains(person.role())))
                .toList();
    }
}
