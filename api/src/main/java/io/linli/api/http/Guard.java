package io.linli.api.http;

import io.linli.api.ApiConfig.SessionLimits;
import io.linli.api.staff.Caller;
import io.linli.api.staff.SessionStore;
import io.linli.api.staff.SignIn;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Stands before every operation: who asks, from where, and whether they may. */
public final class Guard {
    public static final String COOKIE = "linli";

    private final Records records;
    private final SessionLimits limits;
    private final SignIn signIn;
    private final Turnstile turnstile;

    public Guard(Records records, SessionLimits limits, SignIn signIn, Clock clock) {
        this.turnstile = new Turnstile(clock);
        this.records = records;
        this.limits = limits;
        this.signIn = signIn;
    }

    /** Nobody's page but our own may write in the name of who is logged in. */
    static void refuseForeignOrigin(RoutingContext context) {
        if (!Turnstile.isRead(context) && isForeign(context)) {
            throw Problem.forbidden("this request comes from another site").asException();
        }
        context.next();
    }

    private static boolean isForeign(RoutingContext context) {
        var request = context.request();
        var site = request.getHeader("sec-fetch-site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        var origin = request.getHeader("origin");
        var own = request.authority();
        return origin != null && (own == null || !isOrigin(origin, own.toString()));
    }

    private static boolean isOrigin(String origin, String authority) {
        try {
            var uri = new URI(origin);
            return uri.getRawAuthority() != null && uri.getRawAuthority().equalsIgnoreCase(authority);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Future<Caller> admit(RoutingContext context, String operation) {
        var token = token(context);
        if (token == null) {
            return Future.failedFuture(Problem.noLogin().asException());
        }
        return records.later(tx -> SessionStore.find(tx, token, limits)).map(found -> {
            var caller = found.orElseThrow(() -> Problem.noLogin().asException());
            if (!Access.allows(caller.role(), operation)) {
                throw Problem.forbidden("the role " + caller.role() + " may not " + operation)
                        .asException();
            }
            if (caller.mustChangePassword() && !Access.WITH_ANY_PASSWORD.contains(operation)) {
                throw new Problem(
                                403,
                                "password-to-change",
                                "Choose a password of your own first",
                                "PUT /api/v1/session/password with old and password")
                        .asException();
            }
            if (signIn.isMissing(caller) && !Access.BEFORE_SECOND_STEP.contains(operation)) {
                throw new Problem(
                                403,
                                "second-step-to-set-up",
                                "Set up a second step first",
                                "POST /api/v1/session/second-step, then PUT with the code")
                        .asException();
            }
            turnstile.pass(context, caller);
            return caller;
        });
    }

    /** Lets in who need not be logged in. */
    void welcome(RoutingContext context, String operation) {
        turnstile.pass(context, operation);
        context.next();
    }

    public static @Nullable String token(RoutingContext context) {
        var cookie = context.request().getCookie(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
