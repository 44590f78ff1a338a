package io.linli.api.roster;

import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is away, and what was exchanged. */
final class AbsenceStore {
    private AbsenceStore() {}

    static void add(Transaction tx, Leave leave, String enteredBy) {
        tx.handle()
                .createUpdate("insert into roster_leave (id, person, from_at, to_at, reason, entered_by)"
                        + " values (:id, :person, :from, :to, :reason, :enteredBy)")
                .bind("id", leave.id())
                .bind("person", leave.person())
                .bind("from", leave.from())
                .bind("to", leave.to())
                .bind("reason", leave.reason())
                .bind("enteredBy", enteredBy)
                .execute();
    }

    static Optional<Leave> leave(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from roster_leave where id = :id")
                .bind("id", id)
                .map((row, context) -> leave(row))
                .findFirst();
    }

    static void removeLeave(Transaction tx, UUID id) {
        tx.handle().execute("delete from roster_leave where id = ?", id);
    }

    /** Of these; who works here no more is away for good. */
    static List<Leave> leaves(Transaction tx, Collection<String> persons) {
        var planned = tx.handle()
                .createQuery("select * from roster_leave where person = any(:persons) order by from_at")
                .bindArray("persons", String.class, persons)
                .map((row, context) -> leave(row))
                .list();
        var working = tx.handle()
                .createQuery("select username from account where active and username = any(:persons)")
                .bindArray("persons", String.class, persons)
                .mapTo(String.class)
                .set();
        var gone = persons.stream().filter(person -> !working.contains(person)).map(Leave::forGood);
        return Stream.concat(planned.stream(), gone).toList();
    }

    static void add(Transaction tx, UUID roster, Swap swap) {
        var take = swap.take();
        tx.handle()
                .createUpdate("insert into roster_swap (id, roster, give_shift, give_date, giver, take_shift,"
                        + " take_date, taker, asked_at, accepted_at) values (:id, :roster, :giveShift, :giveDate,"
                        + " :giver, :takeShift, :takeDate, :taker, :now, :accepted)")
                .bind("id", swap.id())
                .bind("roster", roster)
                .bind("giveShift", swap.give().shift())
                .bind("giveDate", swap.give().date())
                .bind("giver", swap.giver())
                .bind("takeShift", take == null ? null : take.shift())
                .bind("takeDate", take == null ? null : take.date())
                .bind("taker", swap.taker())
                .bind("now", tx.now())
                .bind("accepted", swap.accepted() ? tx.now() : null)
                .execute();
    }

    static void accept(Transaction tx, UUID swap) {
        tx.handle()
                .createUpdate("update roster_swap set accepted_at = :now where id = :id and accepted_at is null")
                .bind("now", tx.now())
                .bind("id", swap)
                .execute();
    }

    static void removeSwap(Transaction tx, UUID swap) {
        tx.handle().execute("delete from roster_swap where id = ?", swap);
    }

    /** Those agreed upon in the order in which they were, then those that are asked for. */
    static List<Swap> swaps(Transaction tx, UUID roster) {
        return tx.handle()
                .createQuery(
                        "select * from roster_swap where roster = :roster order by accepted_at nulls last, asked_at")
                .bind("roster", roster)
                .map((row, context) -> swap(row))
                .list();
    }

    private static Leave leave(ResultSet row) throws SQLException {
        return new Leave(
                row.getObject("id", UUID.class),
                row.getString("person"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getString("reason"));
    }

    private static Swap swap(ResultSet row) throws SQLException {
        return new Swap(
                row.getObject("id", UUID.class),
                new Slot(row.getString("give_shift"), row.getObject("give_date", LocalDate.class)),
                row.getString("giver"),
                take(row),
                row.getString("taker"),
                row.getTimestamp("accepted_at") != null);
    }

    private static @Nullable Slot take(ResultSet row) throws SQLException {
        var shift = row.getString("take_shift");
        return shift == null ? null : new Slot(shift, row.getObject("take_date", LocalDate.class));
    }
}
