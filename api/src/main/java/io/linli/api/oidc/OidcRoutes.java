package io.linli.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import io.linli.api.http.Problem;
import io.linli.api.http.Routes;
import io.linli.api.staff.Login;
import io.linli.api.staff.SessionRoutes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging in at a provider's door. It says who somebody is; what they may do is said by the account here. */
public final class OidcRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
    private static final String PATH = "/api/v1/session/oidc";
    private static final String COOKIE = "linli-oidc";
    private static final String IN = "/login#in";
    private static final String REFUSED = "/login#refused";

    private final Records records;
    private final Login login;
    private final SessionRoutes sessions;
    private final WorkerExecutor aside;
    private final Clock clock;
    private final Optional<OidcConfig> configured;
    private final Vertx vertx;

    public OidcRoutes(
            Vertx vertx,
            Records records,
            Login login,
            SessionRoutes sessions,
            WorkerExecutor aside,
            Clock clock,
            Optional<OidcConfig> configured) {
        this.vertx = vertx;
        this.records = records;
        this.login = login;
        this.sessions = sessions;
        this.aside = aside;
        this.clock = clock;
        this.configured = configured;
    }

    public void mount(Routes routes) {
        var door = configured.map(config -> new Door(config, new OidcProvider(vertx, config)));
        routes.open("beginOidc", context -> door.ifPresentOrElse(one -> one.begin(context), () -> none(context)));
        routes.open("endOidc", context -> door.ifPresentOrElse(one -> one.end(context), () -> none(context)));
    }

    private static void none(RoutingContext context) {
        Problem.notFound("no provider is configured").send(context.response());
    }

    private static void lead(RoutingContext context, String address) {
        context.response().setStatusCode(302).putHeader("location", address).end();
    }

    private static String back(RoutingContext context) {
        var request = context.request();
        var scheme = "https".equals(request.getHeader("x-forwarded-proto")) ? "https" : request.scheme();
        return scheme + "://" + request.authority() + PATH + "/callback";
    }

    /** The one that is configured. */
    private final class Door {
        private final OidcConfig config;
        private final OidcProvider provider;

        private Door(OidcConfig config, OidcProvider provider) {
            this.config = config;
            this.provider = provider;
        }

        private void begin(RoutingContext context) {
            provider.discover()
                    .compose(doors -> records.later(tx -> OidcStore.begin(tx, BegunLogin.make()))
                            .map(begun -> {
                                context.response().addCookie(cookie(begun.browser(), OidcStore.PATIENCE.toSeconds()));
                                return doors.authorization() + "?" + question(begun, back(context));
                            }))
                    .onSuccess(address -> lead(context, address))
                    .onFailure(problem -> refuse(context, problem));
        }

        private String question(BegunLogin begun, String back) {
            var all = new TreeMap<>(Map.of(
                    "response_type",
                    "code",
                    "scope",
                    "openid profile",
                    "client_id",
                    config.clientId(),
                    "redirect_uri",
                    back,
                    "state",
                    begun.state(),
                    "nonce",
                    begun.nonce(),
                    "code_challenge",
                    begun.challenge(),
                    "code_challenge_method",
                    "S256"));
            return all.entrySet().stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        private void end(RoutingContext context) {
            var code = context.request().getParam("code", "");
            var state = context.request().getParam("state", "");
            var kept = context.request().getCookie(COOKIE);
            var browser = kept == null ? "" : kept.getValue();
            context.response().addCookie(cookie("", 0));
            records.later(tx -> OidcStore.take(tx, state, browser))
                    .map(found ->
                            found.orElseThrow(() -> new IllegalStateException("no login was begun by this state")))
                    .compose(begun -> username(begun, code, back(context)))
                    .compose(username -> enter(context, username))
                    .onSuccess(attempt -> lead(context, sessions.open(context, attempt) ? IN : REFUSED))
                    .onFailure(problem -> refuse(context, problem));
        }

        private Future<String> username(BegunLogin begun, String code, String back) {
            return provider.discover()
                    .compose(doors -> provider.exchange(doors, code, begun.verifier(), back)
                            .compose(token -> provider.keys(doors).map(keys -> {
                                try {
                                    return IdToken.username(config, keys, token, begun.nonce(), clock.instant());
                                } catch (ParseException | BadJOSEException | JOSEException e) {
                                    throw new IllegalStateException("its token is not good: " + e.getMessage(), e);
                                }
                            })));
        }

        private Future<Login.Attempt> enter(RoutingContext context, String username) {
            var address = SessionRoutes.address(context);
            return aside.executeBlocking(() -> login.admit(username, address), false);
        }

        private Cookie cookie(String value, long seconds) {
            return Cookie.cookie(COOKIE, value)
                    .setPath(PATH)
                    .setHttpOnly(true)
                    .setMaxAge(seconds)
                    .setSameSite(CookieSameSite.LAX)
                    .setSecure(sessions.isSecure());
        }

        private void refuse(RoutingContext context, Throwable problem) {
            LOG.warn("A login by {} was refused: {}", config.issuer(), problem.getMessage());
            lead(context, REFUSED);
        }
    }
}
