package io.linli.api.staff;

import io.linli.api.resident.Home;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts; a password is kept only as its hash. */
public final class AccountStore {
    private AccountStore() {}

    record Login(
            Account account,
            String passwordHash,
            boolean mustChange,
            @Nullable Instant lockedUntil) {}

    /** An account as its administrator sees it. */
    record Entry(Account account, boolean active, boolean mustChangePassword) {}

    public static boolean isEmpty(Transaction tx) {
        return tx.handle()
                        .createQuery("select count(*) from account")
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    public static void put(Transaction tx, Account account, String passwordHash) {
        tx.handle()
                .createUpdate("insert into account (username, name, role, grid, home, phone, password)"
                        + " values (:username, :name, :role, :grid, :home, :phone, :password) on conflict (username) do update"
                        + " set name = excluded.name, role = excluded.role, grid = excluded.grid,"
                        + " home = excluded.home, phone = excluded.phone, password = excluded.password")
                .bind("username", account.username())
                .bind("name", account.name())
                .bind("role", account.role().name())
                .bind("grid", account.grid())
                .bind("home", account.home())
                .bind("phone", account.phone())
                .bind("password", passwordHash)
                .execute();
    }

    static Optional<Login> find(Transaction tx, String username) {
        return tx.handle()
                .createQuery("select * from account where username = :username and active")
                .bind("username", username)
                .map((row, context) -> login(row))
                .findFirst();
    }

    /** Enters accounts; a null hash leaves the password of one that there is as it is. */
    static void enter(Transaction tx, Map<Account, @Nullable String> hashes) {
        if (hashes.isEmpty()) {
            return;
        }
        var batch = tx.handle()
                .prepareBatch(
                        "insert into account (username, name, role, grid, home, phone, password, must_change)"
                                + " values (:username, :name, :role, :grid, :home, :phone, coalesce(cast(:password as text), '!'), true)"
                                + " on conflict (username) do update set name = excluded.name, role = excluded.role,"
                                + " grid = excluded.grid, home = excluded.home, phone = excluded.phone, active = true,"
                                + " password = coalesce(cast(:password as text), account.password),"
                                + " must_change = case when cast(:password as text) is null then account.must_change else true end");
        hashes.forEach((account, hash) -> batch.bind("username", account.username())
                .bind("name", account.name())
                .bind("role", account.role().name())
                .bind("grid", account.grid())
                .bind("home", account.home())
                .bind("phone", account.phone())
                .bind("password", hash)
                .add());
        batch.execute();
    }

    /** Unlocks it as well. */
    static void setPassword(Transaction tx, String username, String hash, boolean mustChange) {
        tx.handle()
                .createUpdate("update account set password = :hash, must_change = :mustChange, failures = 0,"
                        + " locked_until = null where username = :username")
                .bind("hash", hash)
                .bind("mustChange", mustChange)
                .bind("username", username)
                .execute();
    }

    static void deactivate(Transaction tx, String username) {
        tx.handle().execute("update account set active = false where username = ?", username);
    }

    static Optional<Entry> entry(Transaction tx, String username) {
        return tx.handle()
                .createQuery("select * from account where username = :username")
                .bind("username", username)
                .map((row, context) -> entryOf(row))
                .findFirst();
    }

    static Map<String, Account> all(Transaction tx, Collection<String> usernames) {
        var all = new HashMap<String, Account>();
        tx.handle()
                .createQuery("select * from account where username = any(:usernames)")
                .bindArray("usernames", String.class, usernames)
                .map((row, context) -> account(row))
                .forEach(account -> all.put(account.username(), account));
        return all;
    }

    /** Those of these names who can log in. */
    static Set<String> activeOf(Transaction tx, Collection<String> usernames) {
        return tx.handle()
                .createQuery("select username from account where active and username = any(:usernames)")
                .bindArray("usernames", String.class, usernames)
                .mapTo(String.class)
                .set();
    }

    /** Whether somebody of this name can be sent there. */
    public static boolean isWorkingAt(Transaction tx, String username, String grid) {
        return tx.handle()
                .createQuery("select exists (select from account where active and home is null"
                        + " and username = :username and :grid like grid || '%')")
                .bind("username", username)
                .bind("grid", grid)
                .mapTo(Boolean.class)
                .one();
    }

    /** Who has one of these roles there. */
    public static List<Account> workingAt(Transaction tx, Set<Role> roles, String grid) {
        return tx.handle()
                .createQuery("select * from account where active and home is null and role = any(:roles)"
                        + " and :grid like grid || '%' order by username")
                .bindArray("roles", String.class, roles.stream().map(Role::name).toList())
                .bind("grid", grid)
                .map((row, context) -> account(row))
                .list();
    }

    /** Those of these who work there, in the order in which they are named. */
    public static List<Account> workingAt(Transaction tx, List<String> usernames, String grid) {
        return tx.handle()
                .createQuery("select * from account where active and home is null and username = any(:usernames)"
                        + " and :grid like grid || '%' order by array_position(:usernames, username)")
                .bindArray("usernames", String.class, usernames)
                .bind("grid", grid)
                .map((row, context) -> account(row))
                .list();
    }

    /** The family of a home, as far as they can log in. */
    public static List<Account> familyOf(Transaction tx, String home) {
        return tx.handle()
                .createQuery(
                        "select * from account where active and home = :home and role = 'FAMILY' order by username")
                .bind("home", home)
                .map((row, context) -> account(row))
                .list();
    }

    public static boolean isHomeOfSomebody(Transaction tx, String home) {
        return tx.handle()
                .createQuery("select exists (select 1 from account where active and home = :home)")
                .bind("home", home)
                .mapTo(Boolean.class)
                .one();
    }

    /** Who logs in from a home belongs to its grid. */
    public static void follow(Transaction tx, Collection<Home> homes) {
        var batch = tx.handle().prepareBatch("update account set grid = :grid where home = :home and grid <> :grid");
        homes.forEach(home ->
                batch.bind("grid", home.place().grid()).bind("home", home.id()).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Who works in the caller's grids, and whose grids hold the caller's own; those who have left are not told. */
    static List<Entry> staff(Transaction tx, Caller caller) {
        return tx.handle()
                .createQuery("select * from account where active and home is null"
                        + " and (grid like :mine or :grid like grid || '%') order by username")
                .bind("mine", caller.gridPattern())
                .bind("grid", caller.grid())
                .map((row, context) -> new Entry(account(row), true, false))
                .list();
    }

    /** Households and those who have left too, of the caller's grids alone. */
    static List<Entry> everybody(Transaction tx, Caller caller) {
        return tx.handle()
                .createQuery("select * from account where grid like :mine order by active desc, username")
                .bind("mine", caller.gridPattern())
                .map((row, context) -> entryOf(row))
                .list();
    }

    private static Entry entryOf(ResultSet row) throws SQLException {
        return new Entry(account(row), row.getBoolean("active"), row.getBoolean("must_change"));
    }

    /** How a person is called, whether they are still here or not. */
    public static Optional<String> name(Transaction tx, String username) {
        return tx.handle()
                .createQuery("select name from account where username = :username")
                .bind("username", username)
                .mapTo(String.class)
                .findFirst();
    }

    private static Login login(ResultSet row) throws SQLException {
        var lockedUntil = row.getTimestamp("locked_until");
        return new Login(
                account(row),
                row.getString("password"),
                row.getBoolean("must_change"),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("grid"),
                row.getString("home"),
                row.getString("phone"));
    }

    /** Counts in the record itself, so that guesses side by side are all counted; true when this one locks it. */
    static boolean failed(Transaction tx, String username, int limit, Instant lockedUntil) {
        return tx.handle()
                .createQuery("update account set"
                        + " locked_until = case when failures + 1 >= :limit then cast(:until as timestamptz) else locked_until end,"
                        + " failures = case when failures + 1 >= :limit then 0 else failures + 1 end"
                        + " where username = :username returning failures = 0")
                .bind("limit", limit)
                .bind("until", lockedUntil)
                .bind("username", username)
                .mapTo(Boolean.class)
                .one();
    }

    static void succeeded(Transaction tx, String username) {
        tx.handle()
                .createUpdate("update account set failures = 0, locked_until = null where username = :username")
                .bind("username", username)
                .execute();
    }
}
