package io.linli.api.notify;

import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How people are reached: the browsers that take what is pushed, and the hours in which they are left alone. */
final class ContactStore {
    /** Whoever gets a new telephone does not keep the old one for long. */
    private static final int MOST_BROWSERS = 5;

    private ContactStore() {}

    /** Those of these who can still log in. */
    static List<Contact> of(Transaction tx, Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return List.of();
        }
        var browsers = browsers(tx, usernames);
        return tx.handle()
                .createQuery("select account.username, account.role, account.grid, account.phone, account.email,"
                        + " begins, ends, quiet_hours.zone from account"
                        + " left join quiet_hours on quiet_hours.username = account.username"
                        + " where active and account.username = any(:usernames) order by account.username")
                .bindArray("usernames", String.class, usernames)
                .map((row, context) -> contact(row, browsers))
                .list();
    }

    static Optional<Contact> of(Transaction tx, String username) {
        return of(tx, List.of(username)).stream().findFirst();
    }

    /** All of these roles. */
    static List<String> working(Transaction tx, Collection<Role> roles) {
        return tx.handle()
                .createQuery("select username from account where active and role = any(:roles) order by username")
                .bindArray("roles", String.class, roles.stream().map(Role::name).toList())
                .mapTo(String.class)
                .list();
    }

    private static Map<String, List<Subscription>> browsers(Transaction tx, Collection<String> usernames) {
        return tx
                .handle()
                .createQuery("select * from push_subscription where username = any(:usernames) order by created_at")
                .bindArray("usernames", String.class, usernames)
                .map((row, context) -> Map.entry(
                        row.getString("username"),
                        new Subscription(
                                row.getString("endpoint"),
                                row.getString("p256dh"),
                                row.getString("auth"),
                                row.getString("language"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Contact contact(ResultSet row, Map<String, List<Subscription>> browsers) throws SQLException {
        var username = row.getString("username");
        return new Contact(
                username,
                Role.valueOf(row.getString("role")),
                row.getString("grid"),
                row.getString("phone"),
                row.getString("email"),
                browsers.getOrDefault(username, List.of()),
                quiet(row));
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        var begins = row.getObject("begins", LocalTime.class);
        return begins == null
                ? null
                : new QuietHours(begins, row.getObject("ends", LocalTime.class), ZoneId.of(row.getString("zone")));
    }

    /** A browser belongs to whoever logged in there last. */
    static void keep(Transaction tx, String username, Subscription browser) {
        tx.handle()
                .createUpdate("insert into push_subscription (endpoint, username, p256dh, auth, language, created_at)"
                        + " values (:endpoint, :username, :p256dh, :auth, :language, :at)"
                        + " on conflict (endpoint) do update set username = excluded.username,"
                        + " p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language,"
                        + " created_at = excluded.created_at")
                .bind("endpoint", browser.endpoint())
                .bind("username", username)
                .bind("p256dh", browser.p256dh())
                .bind("auth", browser.auth())
                .bind("language", browser.language())
                .bind("at", tx.now())
                .execute();
        tx.handle()
                .createUpdate("delete from push_subscription where endpoint in (select endpoint from push_subscription"
                        + " where username = :username order by created_at desc, endpoint offset :most)")
                .bind("username", username)
                .bind("most", MOST_BROWSERS)
                .execute();
    }

    /** False where this person has no such browser. */
    static boolean drop(Transaction tx, String username, String endpoint) {
        return tx.handle()
                        .execute(
                                "delete from push_subscription where username = ? and endpoint = ?", username, endpoint)
                == 1;
    }

    /** The push service says that nobody is there any more. */
    static void forget(Transaction tx, String endpoint) {
        tx.handle().execute("delete from push_subscription where endpoint = ?", endpoint);
    }

    static void keep(Transaction tx, String username, QuietHours quiet) {
        tx.handle()
                .createUpdate("insert into quiet_hours (username, begins, ends, zone) values (:username, :begins,"
                        + " :ends, :zone) on conflict (username) do update set begins = excluded.begins,"
                        + " ends = excluded.ends, zone = excluded.zone")
                .bind("username", username)
                .bind("begins", quiet.begins())
                .bind("ends", quiet.ends())
                .bind("zone", quiet.zone().getId())
                .execute();
    }

    static void dropQuietHours(Transaction tx, String username) {
        tx.handle().execute("delete from quiet_hours where username = ?", username);
    }
}
