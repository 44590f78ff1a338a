package io.linli.api.appraisal;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.incident.Promises;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges the cases of a period: live, from their timelines. */
final class AppraisalDesk {
    static final Duration LONGEST = Duration.ofDays(366);
    static final Duration USUAL = Duration.ofDays(30);
    /** Of fewer cases a person could be recognised by those who should see sums alone. */
    static final int FEWEST = 5;

    private AppraisalDesk() {}

    /** What is asked for. */
    record Question(CaseStore.Period period, Grouping by, Optional<String> kind) {
        static Question of(Call call, Instant now) {
            var to = Optional.ofNullable(call.time("to")).orElse(now);
            var from = Optional.ofNullable(call.time("from")).orElse(to.minus(USUAL));
            if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
                throw Problem.badRequest("from=" + from + " to=" + to + ": a period of at most " + LONGEST.toDays()
                                + " days that ends after it began")
                        .asException();
            }
            var by = Optional.ofNullable(call.query("by", Grouping::parse)).orElse(Grouping.ALL);
            return new Question(
                    new CaseStore.Period(from, to, call.query("grid").orElse("")), by, call.query("kind"));
        }
    }

    /** A group by what it is called, and how it was worked on. */
    record Row(String key, String name, Score score) {
        Map<String, Object> view(boolean isHidden) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("key", key);
            view.put("name", name);
            if (isHidden) {
                view.put("hidden", true);
            } else {
                view.putAll(score.view());
            }
            return view;
        }
    }

    static List<Row> judge(Transaction tx, Promises promises, Caller caller, Question question) {
        var rows = new ArrayList<Row>();
        question.by()
                .group(lives(tx, promises, caller, question))
                .forEach((key, lives) -> rows.add(new Row(key, name(tx, question.by(), key), Score.of(lives))));
        return rows;
    }

    private static String name(Transaction tx, Grouping by, String key) {
        return by == Grouping.PERSON ? AccountStore.name(tx, key).orElse(key) : key;
    }

    static List<CaseLife> lives(Transaction tx, Promises promises, Caller caller, Question question) {
        var logs = CaseStore.opened(tx, caller, question.period());
        var made = promises.of(tx, logs.stream().map(CaseLog::id).toList());
        return logs.stream()
                .filter(log ->
                        question.kind().filter(kind -> !kind.equals(log.kind())).isEmpty())
                .map(log -> CaseReplay.of(log, (each, step, since) -> made.due(each.id(), step, since), tx.now()))
                .filter(theirs(caller))
                .toList();
    }

    /** Who neither leads nor oversees sees how they themselves are judged. */
    private static Predicate<CaseLife> theirs(Caller caller) {
        return isOverseer(caller.role())
                ? life -> true
                : life -> caller.username().equals(life.person());
    }

    static boolean isOverseer(Role role) {
        return role.isDuty()
                || role == Role.CHECKER
                || role == Role.SUPERVISOR
                || role == Role.MANAGER
                || role == Role.ANALYST;
    }

    /** Whether this row tells of too few for somebody who sees sums alone. */
    static boolean isHidden(Caller caller, Grouping by, Row row) {
        return (caller.role() == Role.MANAGER || caller.role() == Role.ANALYST)
                && by == Grouping.PERSON
                && row.score().cases() < FEWEST;
    }
}
