package io.linli.api.setup;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.http.AddressCount;
import io.linli.api.http.Problem;
import io.linli.api.rule.RuleDesk;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.PasswordRule;
import io.linli.api.staff.PrintableSecret;
import io.linli.api.staff.Role;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.DefaultRules;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes the first administrator of an installation in which nobody can log in yet, by a code that only those who
 * started it have seen; with the default rules, so that what is entered next is watched.
 */
public final class Setup {
    /** 139 bits. */
    private static final int CODE_GROUPS = 7;

    private static final int WRONG_CODES = 20;

    private final Records records;
    private final RuleDesk rules;
    private final AddressCount failures;

    public Setup(Records records, RuleDesk rules, Clock clock) {
        this.records = records;
        this.rules = rules;
        this.failures = new AddressCount(clock, WRONG_CODES);
    }

    /** A new code, which makes any older one worthless; empty where there are people who can log in. */
    public Optional<String> offer() {
        return records.transact(tx -> {
            SetupCodeStore.lock(tx);
            if (!AccountStore.isEmpty(tx)) {
                SetupCodeStore.withdraw(tx);
                return Optional.empty();
            }
            var code = PrintableSecret.of(CODE_GROUPS);
            SetupCodeStore.offer(tx, code);
            return Optional.of(code);
        });
    }

    boolean isDone(Transaction tx) {
        return !AccountStore.isEmpty(tx);
    }

    /** Takes some 30 ms of computing: not for an event loop. Throws a problem that says what is in the way. */
    Account make(String code, Account first, String password, String address) {
        if (failures.isTooOften(address)) {
            throw new Problem(429, "locked", "Too many wrong codes", "try again in a minute").asException();
        }
        return records.transact(tx -> {
            SetupCodeStore.lock(tx);
            require(tx, code, address);
            PasswordRule.require(password, first.username(), first.name());
            AccountStore.put(tx, first, PasswordHash.of(password));
            SetupCodeStore.withdraw(tx);
            if (rules.isEmpty(tx)) {
                DefaultRules.all().forEach(rule -> rules.publish(tx, rule, first.username(), "first rules"));
            }
            tx.audit(AuditDraft.of(first.caller(false), AuditAction.SET_UP, first.username(), first));
            return first;
        });
    }

    private void require(Transaction tx, String code, String address) {
        if (isDone(tx)) {
            throw new Problem(410, "set-up", "This is set up already", "an administrator can make more").asException();
        }
        var offered = SetupCodeStore.offered(tx).orElse(null);
        if (offered == null || offered.expiresAt().isBefore(tx.now())) {
            throw new Problem(410, "code-expired", "The code is no longer valid", "start again: it prints a new one")
                    .asException();
        }
        if (!offered.isOf(code)) {
            failures.count(address);
            throw new Problem(403, "wrong-code", "This is not the code", "it stands in the output of the last start")
                    .asException();
        }
    }

    /** Throws a problem naming the field. */
    static Account account(String username, String name, String grid) {
        if (name.isBlank() || name.length() > 100) {
            throw Problem.unprocessable("name: 1 to 100 characters, not: " + name)
                    .asException();
        }
        try {
            return new Account(username, name, Role.ADMIN, grid, null);
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
        }
    }
}
