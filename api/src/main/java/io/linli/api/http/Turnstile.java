package io.linli.api.http;

import io.linli.api.staff.Caller;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Set;

/** Lets through as much as people do, and not as much as a program that runs wild: by account, or by address. */
final class Turnstile {
    private static final int WRITES_OF_AN_ACCOUNT = 120;
    private static final int CALLS_FROM_AN_ADDRESS = 600;
    private static final String PAUSE_SECONDS = "60";
    /** Asked for by machines that watch over this one. */
    private static final Set<String> WATCHED = Set.of("live", "ready", "metrics", "version");

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AddressCount writes;
    private final AddressCount calls;

    Turnstile(Clock clock) {
        this.writes = new AddressCount(clock, WRITES_OF_AN_ACCOUNT);
        this.calls = new AddressCount(clock, CALLS_FROM_AN_ADDRESS);
    }

    static boolean isRead(RoutingContext context) {
        return READS.contains(context.request().method());
    }

    /** Somebody who is logged in and may do this. */
    void pass(RoutingContext context, Caller caller) {
        if (!isRead(context)) {
            pass(context, writes, caller.username());
        }
    }

    /** Somebody who is not. */
    void pass(RoutingContext context, String operation) {
        if (!WATCHED.contains(operation)) {
            pass(context, calls, context.request().remoteAddress().hostAddress());
        }
    }

    private static void pass(RoutingContext context, AddressCount count, String who) {
        if (count.isTooOften(who)) {
            context.response().putHeader("retry-after", PAUSE_SECONDS);
            throw new Problem(429, "too-often", "Too much at once", "go on in a minute").asException();
        }
        count.count(who);
    }
}
