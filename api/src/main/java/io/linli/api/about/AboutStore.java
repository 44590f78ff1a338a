package io.linli.api.about;

import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts of what is watched, and who a visitor may be. */
public final class AboutStore {
    private AboutStore() {}

    public static long openIncidents(Transaction tx) {
        return count(tx, "select count(*) from incident where closed_at is null");
    }

    static long devices(Transaction tx) {
        return count(tx, "select count(*) from device where active");
    }

    static long homes(Transaction tx) {
        return count(tx, "select count(distinct subject) from device where active and subject like 'home:%'");
    }

    /** Those of the names that exist, in the order given. */
    static List<Map<String, Object>> accounts(Transaction tx, List<String> usernames) {
        return tx.handle()
                .createQuery("select username, name, role from account where active and username = any(:names)"
                        + " order by array_position(:names, username)")
                .bindArray("names", String.class, usernames)
                .map((row, context) -> {
                    Map<String, Object> account = new LinkedHashMap<>();
                    account.put("username", row.getString("username"));
                    account.put("name", row.getString("name"));
                    account.put("role", Role.valueOf(row.getString("role")));
                    return account;
                })
                .list();
    }

    private static long count(Transaction tx, String query) {
        return tx.handle().createQuery(query).mapTo(Long.class).one();
    }
}
