package io.linli.api.staff;

import io.linli.api.ApiConfig;
import io.linli.api.event.EventFeed;
import io.linli.api.http.Call;
import io.linli.api.http.Guard;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Log in, who am I, log out. */
public final class SessionRoutes {
    /** At the latest; by address it is over sooner. */
    private static final String LOCKED_SECONDS = "900";

    private final Login login;
    private final WorkerExecutor hashing;
    private final EventFeed feed;
    private final ApiConfig config;

    public SessionRoutes(Login login, WorkerExecutor hashing, EventFeed feed, ApiConfig config) {
        this.login = login;
        this.hashing = hashing;
        this.feed = feed;
        this.config = config;
    }

    public void mount(Routes routes) {
        routes.open("login", this::logIn);
        routes.on("whoAmI", call -> Future.succeededFuture(Reply.ok(view(call.caller()))));
        routes.on("changePassword", this::changePassword);
        routes.on("logout", this::logOut);
    }

    private void logIn(RoutingContext context) {
        var body = context.body().asJsonObject();
        var address = address(context);
        hashing.executeBlocking(
                        () -> login.attempt(
                                body.getString("username"),
                                body.getString("password"),
                                body.getString("code"),
                                address),
                        false)
                .onFailure(context::fail)
                .onSuccess(attempt -> answer(context, attempt));
    }

    public static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private void answer(RoutingContext context, Login.Attempt attempt) {
        var caller = attempt.caller();
        if (caller != null && open(context, attempt)) {
            Routes.send(context, Reply.created(view(caller)));
        } else {
            if (attempt.result() == Login.Result.LOCKED) {
                context.response().putHeader("retry-after", LOCKED_SECONDS);
            }
            refusal(attempt.result()).send(context.response());
        }
    }

    /** Gives the browser its session, if it was let in. */
    public boolean open(RoutingContext context, Login.Attempt attempt) {
        var token = attempt.token();
        if (token == null) {
            return false;
        }
        context.response()
                .addCookie(cookie(token).setMaxAge(config.session().absolute().toSeconds()));
        return true;
    }

    public boolean isSecure() {
        return config.secureCookie();
    }

    private static Problem refusal(Login.Result result) {
        return switch (result) {
            case LOCKED -> tooOften();
            case CODE_MISSING ->
                new Problem(401, "code-needed", "A code is needed too", "send the one that your telephone shows");
            case WRONG_CODE -> new Problem(401, "wrong-code", "Wrong code", "each is good once; wait for the next one");
            default -> new Problem(401, "wrong-login", "Wrong name or password", "check both");
        };
    }

    private Future<Reply> changePassword(Call call) {
        var token = String.valueOf(Guard.token(call.context()));
        var body = call.body();
        var address = address(call.context());
        return hashing.executeBlocking(
                () -> {
                    var result = login.change(
                            call.caller(), token, body.getString("old"), body.getString("password"), address);
                    requireIn(result);
                    return Reply.nothing();
                },
                false);
    }

    /** Where who is logged in has said their password again. */
    static Login.Result requireIn(Login.Result result) {
        if (result == Login.Result.LOCKED) {
            throw tooOften().asException();
        }
        if (result != Login.Result.IN) {
            throw Problem.unprocessable("this is not the password so far").asException();
        }
        return result;
    }

    private static Problem tooOften() {
        return new Problem(429, "locked", "Too many wrong passwords", "try again in some minutes");
    }

    private Future<Reply> logOut(Call call) {
        var context = call.context();
        var token = String.valueOf(Guard.token(context));
        return hashing.executeBlocking(
                () -> {
                    login.out(call.caller(), token);
                    feed.end(token);
                    context.response().addCookie(cookie("").setMaxAge(0));
                    return Reply.nothing();
                },
                false);
    }

    private Cookie cookie(String token) {
        return Cookie.cookie(Guard.COOKIE, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(config.secureCookie());
    }

    private Map<String, Object> view(Caller caller) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("username", caller.username());
        view.put("name", caller.name());
        view.put("role", caller.role());
        view.put("grid", caller.grid());
        if (caller.home() != null) {
            view.put("home", caller.home());
        }
        if (caller.mustChangePassword()) {
            view.put("must_change_password", true);
        }
        if (caller.hasSecondStep()) {
            view.put("second_step", true);
        }
        if (config.signIn().isMissing(caller)) {
            view.put("must_set_up_second_step", true);
        }
        return view;
    }
}
