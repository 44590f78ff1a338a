package io.linli.api;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.device.Registry;
import io.linli.api.place.PlaceStore;
import io.linli.api.resident.HomeStore;
import io.linli.api.resident.ResidentStore;
import io.linli.api.roster.Rosters;
import io.linli.api.rule.RuleDesk;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.store.Records;
import io.linli.model.Rule;
import java.util.List;
import java.util.Map;

/** Plants a {@link Seed} into records that nobody has used yet, all of it or nothing. */
final class Seeding {
    private final Records records;
    private final Registry registry;
    private final RuleDesk rules;

    Seeding(Records records, Registry registry, RuleDesk rules) {
        this.records = records;
        this.registry = registry;
        this.rules = rules;
    }

    boolean plant(Seed seed, String password) {
        return records.transact(tx -> {
            if (!AccountStore.isEmpty(tx)) {
                return false;
            }
            var hash = PasswordHash.of(password);
            seed.accounts().forEach(account -> AccountStore.put(tx, account, hash));
            PlaceStore.put(tx, seed.places());
            HomeStore.put(tx, seed.homes());
            ResidentStore.put(tx, seed.residents());
            Rosters.plant(tx, seed.rosters());
            seed.devices().forEach(device -> registry.put(tx, device));
            // Rules may be there before the first person is.
            var first = rules.isEmpty(tx) ? seed.rules() : List.<Rule>of();
            first.forEach(rule -> rules.publish(tx, rule, "seed", "first rules"));
            tx.audit(AuditDraft.ofSystem(AuditAction.PLANT_SEED, "seed", "", counts(seed)));
            return true;
        });
    }

    private static Map<String, Integer> counts(Seed seed) {
        return Map.of(
                "accounts", seed.accounts().size(),
                "places", seed.places().size(),
                "homes", seed.homes().size(),
                "residents", seed.residents().size(),
                "rosters", seed.rosters().size(),
                "devices", seed.devices().size(),
                "rules", seed.rules().size());
    }
}
