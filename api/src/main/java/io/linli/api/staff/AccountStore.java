package io.linli.api.staff;

import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts; a password is kept only as its hash. */
public final class AccountStore {
    private AccountStore() {}

    record Login(
            Account account, String passwordHash, @Nullable Instant lockedUntil) {}

    public static boolean isEmpty(Transaction tx) {
        return tx.handle()
                        .createQuery("select count(*) from account")
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    public static void put(Transaction tx, Account account, String passwordHash) {
        tx.handle()
                .createUpdate("insert into account (username, name, role, grid, home, password)"
                        + " values (:username, :name, :role, :grid, :home, :password) on conflict (username) do update"
                        + " set name = excluded.name, role = excluded.role, grid = excluded.grid,"
                        + " home = excluded.home, password = excluded.password")
                .bind("username", account.username())
                .bind("name", account.name())
                .bind("role", account.role().name())
                .bind("grid", account.grid())
                .bind("home", account.home())
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
        return new Login(account(row), row.getString("password"), lockedUntil == null ? null : lockedUntil.toInstant());
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("grid"),
                row.getString("home"));
    }

    /** Counts in the record itself, so that guesses side by side are all counted. */
    static void failed(Transaction tx, String username, int limit, Instant lockedUntil) {
        tx.handle()
                .createUpdate("update account set"
                        + " locked_until = case when failures + 1 >= :limit then cast(:until as timestamptz) else locked_until end,"
                        + " failures = case when failures + 1 >= :limit then 0 else failures + 1 end"
                        + " where username = :username")
                .bind("limit", limit)
                .bind("until", lockedUntil)
                .bind("username", username)
                .execute();
    }

    static void succeeded(Transaction tx, String username) {
        tx.handle()
                .createUpdate("update account set failures = 0, locked_until = null where username = :username")
                .bind("username", username)
                .execute();
    }
}
