package io.linli.api.rule;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Mode;
import io.linli.model.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every version of every rule, and which stands in either slot. */
final class RuleStore {
    private RuleStore() {}

    /**
     * One publishing of a rule.
     *
     * @param text as its author wrote it; null where nobody did
     */
    record Version(
            Rule rule,
            String author,
            Instant at,
            String note,
            @Nullable String text) {
        RuleText written() {
            return text == null ? RuleText.of(rule) : new RuleText(text);
        }
    }

    /** One at a time may change a rule; the answer is the last version, 0 for none. */
    static int lock(Transaction tx, String rule) {
        tx.handle().execute("select pg_advisory_xact_lock(hashtextextended(?, 1))", rule);
        return tx.handle()
                .createQuery("select coalesce(max(version), 0) from rule_version where rule = :rule")
                .bind("rule", rule)
                .mapTo(Integer.class)
                .one();
    }

    static void add(Transaction tx, Version version) {
        var rule = version.rule();
        tx.handle()
                .createUpdate("insert into rule_version (rule, version, mode, body, author, at, note, text)"
                        + " values (:rule, :version, :mode, :body, :author, :at, :note, :text)")
                .bind("rule", rule.id())
                .bind("version", rule.version())
                .bind("mode", rule.mode().name())
                .bind("body", body(rule))
                .bind("author", version.author())
                .bind("at", version.at())
                .bind("note", version.note())
                .bind("text", version.text())
                .execute();
    }

    static void occupy(Transaction tx, Rule rule) {
        tx.handle()
                .createUpdate("insert into rule_slot (rule, slot, version, mode, body)"
                        + " values (:rule, :slot, :version, :mode, :body) on conflict (rule, slot) do update"
                        + " set version = excluded.version, mode = excluded.mode, body = excluded.body")
                .bind("rule", rule.id())
                .bind("slot", rule.slot().name())
                .bind("version", rule.version())
                .bind("mode", rule.mode().name())
                .bind("body", body(rule))
                .execute();
    }

    static boolean vacate(Transaction tx, String rule, Mode slot) {
        return tx.handle().execute("delete from rule_slot where rule = ? and slot = ?", rule, slot.name()) == 1;
    }

    static Optional<Rule> inSlot(Transaction tx, String rule, Mode slot) {
        return tx.handle()
                .createQuery("select body from rule_slot where rule = :rule and slot = :slot")
                .bind("rule", rule)
                .bind("slot", slot.name())
                .map((row, context) -> rule(row.getString("body")))
                .findFirst();
    }

    static List<Rule> inSlots(Transaction tx, String rule) {
        return tx.handle()
                .createQuery("select body from rule_slot where rule = :rule order by slot")
                .bind("rule", rule)
                .map((row, context) -> rule(row.getString("body")))
                .list();
    }

    static List<Rule> inSlots(Transaction tx) {
        return tx.handle()
                .createQuery("select body from rule_slot order by rule, slot")
                .map((row, context) -> rule(row.getString("body")))
                .list();
    }

    static List<Version> versions(Transaction tx, String rule) {
        return tx.handle()
                .createQuery("select body, author, at, note, text from rule_version where rule = :rule"
                        + " order by version desc")
                .bind("rule", rule)
                .map((row, context) -> new Version(
                        rule(row.getString("body")),
                        row.getString("author"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("note"),
                        row.getString("text")))
                .list();
    }

    private static String body(Rule rule) {
        return new String(Json.write(rule), StandardCharsets.UTF_8);
    }

    private static Rule rule(String body) {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), Rule.class);
    }
}
