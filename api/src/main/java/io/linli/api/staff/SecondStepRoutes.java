package io.linli.api.staff;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.phone.QrCode;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Stream;

/** A second step for one's own login: begun with the password, confirmed by a code, taken away by another admin. */
public final class SecondStepRoutes {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_GROUPS = 3;

    private final Login login;
    private final WorkerExecutor hashing;
    private final Writes writes;
    private final SecureRandom random = new SecureRandom();

    public SecondStepRoutes(Login login, WorkerExecutor hashing, Writes writes) {
        this.login = login;
        this.hashing = hashing;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("beginSecondStep", this::begin);
        routes.on("confirmSecondStep", this::confirm);
        routes.on("resetSecondStep", this::reset);
    }

    /** Asks for the password again: who finds a page left open must not bind it to a telephone of their own. */
    private Future<Reply> begin(Call call) {
        var password = call.body().getString("password");
        var address = SessionRoutes.address(call.context());
        return hashing.executeBlocking(() -> login.check(call.caller(), password, address), false)
                .map(SessionRoutes::requireIn)
                .compose(known -> writes.once(call, tx -> {
                    var username = call.caller().username();
                    if (SecondStepStore.isConfirmed(tx, username)) {
                        throw Problem.conflict("there is a second step; another administrator can take it away")
                                .asException();
                    }
                    var secret = new byte[SECRET_BYTES];
                    random.nextBytes(secret);
                    SecondStepStore.begin(tx, username, secret);
                    return told(username, Base32.of(secret)).about(username);
                }));
    }

    private static Reply told(String username, String secret) {
        var address = "otpauth://totp/Linli:%s?secret=%s&issuer=Linli"
                .formatted(URLEncoder.encode(username, StandardCharsets.UTF_8), secret);
        return Reply.ok(Map.of(
                        "secret", secret,
                        "address", address,
                        "code_svg", QrCode.of(address).svg()))
                .keeping(Map.of());
    }

    private Future<Reply> confirm(Call call) {
        return writes.once(call, tx -> {
            var username = call.caller().username();
            if (!SecondStepStore.confirm(tx, username, call.body().getString("code"))) {
                throw Problem.unprocessable("code: not the one that the telephone shows now")
                        .asException();
            }
            var codes = Stream.generate(() -> PrintableSecret.of(RECOVERY_GROUPS))
                    .limit(RECOVERY_CODES)
                    .toList();
            SecondStepStore.keepRecovery(tx, username, codes);
            return Reply.ok(Map.of("recovery_codes", codes)).keeping(Map.of()).about(username);
        });
    }

    /** Ends all their sessions too. */
    private Future<Reply> reset(Call call) {
        return writes.once(call, tx -> {
            var account = StaffRoutes.own(tx, call).account();
            if (account.username().equals(call.caller().username())) {
                throw Problem.conflict("nobody takes away their own second step; ask another administrator")
                        .asException();
            }
            SecondStepStore.remove(tx, account.username());
            SessionStore.closeAll(tx, account.username());
            return Reply.nothing().within(account.grid());
        });
    }
}
