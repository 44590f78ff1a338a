package io.linli.api.staff;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.http.AddressCount;
import io.linli.api.http.Problem;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in by name and password; who guesses is soon locked out, by name and by address. */
public final class Login {
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final int FAILURES_BY_NAME = 5;
    private static final int FAILURES_BY_ADDRESS = 20;
    private static final Duration LOCKED = Duration.ofMinutes(15);

    private final Records records;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Consumer<Caller> arrivals;
    private final AddressCount failures;
    private final UnknownNames unknown = new UnknownNames();

    /** @param arrivals hears of everybody who was let in */
    public Login(Records records, Clock clock, Consumer<Caller> arrivals) {
        this.failures = new AddressCount(clock, FAILURES_BY_ADDRESS);
        this.records = records;
        this.clock = clock;
        this.arrivals = arrivals;
    }

    /** What came of it. */
    public enum Result {
        IN,
        WRONG,
        /** The password is right, and the code of the second step is still to come. */
        CODE_MISSING,
        WRONG_CODE,
        LOCKED
    }

    /** The token is for the person only; we keep its hash. */
    public record Attempt(
            Result result,
            @Nullable Caller caller,
            @Nullable String token) {
        private static Attempt failed(Result result) {
            return new Attempt(result, null, null);
        }
    }

    /** Takes some 30 ms of computing: not for an event loop. */
    public Attempt attempt(String username, String password, @Nullable String code, String address) {
        if (failures.isTooOften(address)) {
            return Attempt.failed(Result.LOCKED);
        }
        var login = records.transact(tx -> AccountStore.find(tx, username)).orElse(null);
        if (login == null) {
            return attemptOfNobody(username, password, address);
        }
        if (login.lockedUntil() != null && login.lockedUntil().isAfter(clock.instant())) {
            return Attempt.failed(Result.LOCKED);
        }
        if (!PasswordHash.matches(password, login.passwordHash())) {
            count(login, address);
            return wrong(address);
        }
        var needed = records.transact(tx -> SecondStepStore.isConfirmed(tx, username));
        if (needed && code == null) {
            return Attempt.failed(Result.CODE_MISSING);
        }
        if (needed && !records.transact(tx -> SecondStepStore.takes(tx, username, String.valueOf(code)))) {
            count(login, address);
            wrong(address);
            return Attempt.failed(Result.WRONG_CODE);
        }
        return open(login, needed, false, address);
    }

    /** Lets in whom a provider has proved to be this one; nobody is made an account by its word. */
    public Attempt admit(String username, String address) {
        var login = records.transact(tx -> AccountStore.find(tx, username)).orElse(null);
        if (login == null) {
            records.transact(tx -> refused(tx, AuditAction.REFUSE_LOGIN, "", "", address));
            return Attempt.failed(Result.WRONG);
        }
        return open(login, true, true, address);
    }

    private Attempt attemptOfNobody(String username, String password, String address) {
        if (unknown.isLocked(username, clock.instant())) {
            return Attempt.failed(Result.LOCKED);
        }
        PasswordHash.matchNobody(password);
        unknown.failed(username, FAILURES_BY_NAME, clock.instant().plus(LOCKED));
        // What was typed as a name may be anything, a password too.
        records.transact(tx -> refused(tx, AuditAction.REFUSE_LOGIN, "", "", address));
        return wrong(address);
    }

    /** Ends the session at once. */
    public void out(Caller caller, String token) {
        records.transact(tx -> {
            SessionStore.close(tx, token);
            tx.audit(AuditDraft.of(caller, AuditAction.LOGOUT, caller.username(), Map.of()));
            return token;
        });
    }

    private Attempt open(AccountStore.Login login, boolean secondStep, boolean byProvider, String address) {
        var account = login.account();
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var caller = account.caller(login.mustChange() && !byProvider, secondStep);
        records.transact(tx -> {
            AccountStore.succeeded(tx, account.username());
            SessionStore.open(tx, token, account.username(), byProvider);
            tx.audit(AuditDraft.of(caller, AuditAction.LOGIN, account.username(), Map.of("address", address)));
            return token;
        });
        welcome(caller);
        return new Attempt(Result.IN, caller, token);
    }

    /** Whatever waits for them; it keeps nobody out. */
    private void welcome(Caller caller) {
        try {
            arrivals.accept(caller);
        } catch (RuntimeException e) {
            LOG.warn("{} was not told what waits", caller.username(), e);
        }
    }

    private void count(AccountStore.Login login, String address) {
        var account = login.account();
        records.transact(tx -> {
            refused(tx, AuditAction.REFUSE_LOGIN, account.username(), account.grid(), address);
            if (AccountStore.failed(
                    tx, account.username(), FAILURES_BY_NAME, tx.now().plus(LOCKED))) {
                refused(tx, AuditAction.LOCK_OUT, account.username(), account.grid(), address);
            }
            return login;
        });
    }

    private static AuditDraft refused(
            Transaction tx, AuditAction action, String username, String grid, String address) {
        return tx.audit(AuditDraft.ofSystem(action, username, grid, Map.of("address", address)));
    }

    private Attempt wrong(String address) {
        failures.count(address);
        if (failures.isTooOften(address)) {
            records.transact(tx -> refused(tx, AuditAction.LOCK_OUT, "", "", address));
        }
        return Attempt.failed(Result.WRONG);
    }

    /** Whether this is the password of who is logged in; guesses count as those at the door. */
    public Result check(Caller caller, String password, String address) {
        var login =
                records.transact(tx -> AccountStore.find(tx, caller.username())).orElseThrow();
        if (login.lockedUntil() != null && login.lockedUntil().isAfter(clock.instant())) {
            return Result.LOCKED;
        }
        if (!PasswordHash.matches(password, login.passwordHash())) {
            count(login, address);
            return Result.WRONG;
        }
        return Result.IN;
    }

    /** Puts another password in place of one that is known; ends all other sessions. */
    public Result change(Caller caller, String token, String old, String wanted, String address) {
        var username = caller.username();
        var known = check(caller, old, address);
        if (known != Result.IN) {
            return known;
        }
        PasswordRule.require(wanted, username, caller.name());
        if (wanted.equals(old)) {
            throw Problem.unprocessable("password: the new one is the old one").asException();
        }
        var hash = PasswordHash.of(wanted);
        return records.transact(tx -> {
            AccountStore.setPassword(tx, username, hash, false);
            SessionStore.closeOthers(tx, username, token);
            tx.audit(AuditDraft.of(caller, AuditAction.CHANGE_PASSWORD, username, Map.of()));
            return Result.IN;
        });
    }
}
