package io.linli.api.rule;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Mode;
import io.linli.model.RuleFailure;
import io.linli.model.Subject;
import java.time.ZoneOffset;
import java.util.List;

/** Which versions of rules failed in detection, where first, and of what. */
public final class RuleFailureStore {
    private RuleFailureStore() {}

    /** Each version once in each slot, however often it is told; answers whether it was news. */
    public static boolean add(Transaction tx, RuleFailure failure) {
        return tx.handle()
                        .createUpdate("insert into rule_failure (rule, slot, version, subject, problem, at)"
                                + " values (:rule, :slot, :version, :subject, :problem, :at) on conflict do nothing")
                        .bind("rule", failure.rule())
                        .bind("slot", failure.slot().name())
                        .bind("version", failure.version())
                        .bind("subject", failure.subject().toString())
                        .bind("problem", failure.problem())
                        .bind("at", failure.at().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    /** Of one rule, the newest version first. */
    public static List<RuleFailure> of(Transaction tx, String rule) {
        return tx.handle()
                .createQuery("select rule, slot, version, subject, problem, at from rule_failure where rule = :rule"
                        + " order by version desc, slot")
                .bind("rule", rule)
                .map((row, context) -> new RuleFailure(
                        row.getString("rule"),
                        Mode.valueOf(row.getString("slot")),
                        row.getInt("version"),
                        Subject.parse(row.getString("subject")),
                        row.getString("problem"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
