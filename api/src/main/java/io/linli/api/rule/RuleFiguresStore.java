package io.linli.api.rule;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Mode;
import java.time.Instant;
import java.util.List;

/** What came of a rule's alerts, counted where they are kept. */
final class RuleFiguresStore {
    private static final String REAL = "outcome like 'REAL%'";
    private static final String WRONG = "outcome like 'FALSE%'";

    /** One row for each alert that people were sent for, and one incident once. */
    private static final String JUDGED = "select distinct on (incident.id) incident.id, incident.outcome,"
            + " alert.subject, alert.grid, alert.body::jsonb ->> 'device' as device,"
            + " alert.body::jsonb #>> '{place,building}' as building, alert.body::jsonb #>> '{place,label}' as label"
            + " from alert join incident on incident.id = alert.incident"
            + " where split_part(alert.id, ':', 1) = :rule and alert.mode = 'LIVE' and alert.raised_at >= :since"
            + " and alert.grid like :mine order by incident.id, alert.raised_at";

    private static final String COUNTED =
            "count(*) filter (where " + REAL + ") as real, count(*) filter (where " + WRONG
                    + ") as wrong, count(*) filter (where outcome is not null and not (" + REAL + " or " + WRONG
                    + ")) as other, count(*) filter (where outcome is null) as open";

    private RuleFiguresStore() {}

    /**
     * What a slot has said since.
     *
     * @param raised alerts, calls to a resident included
     * @param called those for which people were or would have been sent
     * @param real of those, where people found it so, whichever rule sent them
     */
    record Said(int raised, int called, int subjects, int open, int real, int wrong) {}

    static Precision total(Transaction tx, Caller caller, String rule, Instant since) {
        return precision(tx, caller, rule, since, "''", "''").stream()
                .findFirst()
                .orElse(new Precision("", "", 0, 0, 0, 0));
    }

    static List<Precision> byDevice(Transaction tx, Caller caller, String rule, Instant since) {
        return precision(tx, caller, rule, since, "coalesce(device, subject)", "max(coalesce(label, ''))");
    }

    static List<Precision> byBuilding(Transaction tx, Caller caller, String rule, Instant since) {
        return precision(
                tx,
                caller,
                rule,
                since,
                "grid || '/' || coalesce(building, subject)",
                "max(coalesce(building, label, ''))");
    }

    private static List<Precision> precision(
            Transaction tx, Caller caller, String rule, Instant since, String of, String name) {
        return tx.handle()
                .createQuery("select " + of + " as what, " + name + " as name, " + COUNTED + " from (" + JUDGED
                        + ") judged group by 1 order by wrong desc, 1 limit 200")
                .bind("rule", rule)
                .bind("since", since)
                .bind("mine", caller.gridPattern())
                .map((row, context) -> new Precision(
                        row.getString("what"),
                        row.getString("name"),
                        row.getInt("real"),
                        row.getInt("wrong"),
                        row.getInt("other"),
                        row.getInt("open")))
                .list();
    }

    static Said said(Transaction tx, Caller caller, String rule, Mode mode, Instant since) {
        return tx.handle()
                .createQuery(
                        "with said as (select alert.*, alert.body::jsonb ->> 'ladder' is distinct from 'L1' as calls"
                                + " from alert where split_part(id, ':', 1) = :rule and mode = :mode and raised_at >= :since"
                                + " and grid like :mine)"
                                + " select count(*) as raised, count(*) filter (where calls) as called,"
                                + " count(distinct subject) filter (where calls) as subjects,"
                                + " count(*) filter (where cleared_at is null) as open,"
                                + " count(*) filter (where calls and found." + REAL + ") as real,"
                                + " count(*) filter (where calls and found." + WRONG + ") as wrong"
                                + " from said left join lateral (select outcome from incident"
                                + " where incident.subject = said.subject and incident.kind = said.kind and outcome is not null"
                                + " and incident.opened_at <= coalesce(said.cleared_at, now())"
                                + " and coalesce(incident.closed_at, now()) >= said.raised_at"
                                + " order by incident.opened_at limit 1) found on true")
                .bind("rule", rule)
                .bind("mode", mode.name())
                .bind("since", since)
                .bind("mine", caller.gridPattern())
                .map((row, context) -> new Said(
                        row.getInt("raised"),
                        row.getInt("called"),
                        row.getInt("subjects"),
                        row.getInt("open"),
                        row.getInt("real"),
                        row.getInt("wrong")))
                .one();
    }
}
