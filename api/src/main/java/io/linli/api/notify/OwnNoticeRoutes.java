package io.linli.api.notify;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.notify.channels.PushChannel;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a person is told themselves: which browsers take what is pushed, and when they are left alone. */
public final class OwnNoticeRoutes {
    private final Records records;
    private final Writes writes;
    private final NoticeConfig config;

    public OwnNoticeRoutes(Records records, NoticeConfig config) {
        this.records = records;
        this.writes = new Writes(records);
        this.config = config;
    }

    public void mount(Routes routes) {
        routes.on("getOwnNotices", this::get);
        routes.on("subscribePush", this::subscribe);
        routes.on("unsubscribePush", this::unsubscribe);
        routes.on("setQuietHours", this::setQuietHours);
        routes.on("removeQuietHours", this::removeQuietHours);
    }

    private Future<Reply> get(Call call) {
        return records.later(tx -> Reply.ok(view(tx, call.caller().username())));
    }

    private Map<String, Object> view(Transaction tx, String username) {
        Map<String, Object> view = new LinkedHashMap<>();
        config.push().ifPresent(keys -> view.put("push_key", keys.publicText()));
        ContactStore.of(tx, username).ifPresent(person -> {
            view.put(
                    "ways",
                    person.among(Way.of(config)).stream()
                            .map(way -> way.channel)
                            .toList());
            view.put("browsers", person.browsers().size());
            var quiet = person.quiet();
            if (quiet != null) {
                view.put("quiet_hours", quiet);
            }
        });
        return view;
    }

    private Future<Reply> subscribe(Call call) {
        if (config.push().isEmpty()) {
            throw Problem.conflict("nothing is pushed here; see LINLI_PUSH_IDENTITY")
                    .asException();
        }
        var browser = browser(call.body());
        return call.context()
                .vertx()
                .executeBlocking(() -> reachable(browser), false)
                .compose(safe -> writes.once(call, tx -> {
                    ContactStore.keep(tx, call.caller().username(), safe);
                    return Reply.created(view(tx, call.caller().username()))
                            .keeping(Map.of())
                            .about(call.caller().username());
                }));
    }

    private static Subscription browser(JsonObject body) {
        var keys = body.getJsonObject("keys");
        return new Subscription(
                body.getString("endpoint"),
                keys.getString("p256dh"),
                keys.getString("auth"),
                body.getString("language", "zh"));
    }

    private Subscription reachable(Subscription browser) {
        try {
            PushChannel.requireReachable(URI.create(browser.endpoint()), config.allowPrivate());
            return browser;
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw Problem.unprocessable("endpoint: " + e.getMessage()).asException();
        }
    }

    private Future<Reply> unsubscribe(Call call) {
        var endpoint = call.query("endpoint").orElse("");
        return writes.once(call, tx -> {
            if (!ContactStore.drop(tx, call.caller().username(), endpoint)) {
                throw Problem.notFound("a subscription of yours with this endpoint")
                        .asException();
            }
            return Reply.nothing().about(call.caller().username());
        });
    }

    private Future<Reply> setQuietHours(Call call) {
        var quiet = quietHours(call.body());
        return writes.once(call, tx -> {
            ContactStore.keep(tx, call.caller().username(), quiet);
            return Reply.ok(view(tx, call.caller().username()))
                    .about(call.caller().username());
        });
    }

    private static QuietHours quietHours(JsonObject body) {
        try {
            return new QuietHours(
                    LocalTime.parse(body.getString("begins")),
                    LocalTime.parse(body.getString("ends")),
                    ZoneId.of(body.getString("zone", "Asia/Shanghai")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
        }
    }

    private Future<Reply> removeQuietHours(Call call) {
        return writes.once(call, tx -> {
            ContactStore.dropQuietHours(tx, call.caller().username());
            return Reply.nothing().about(call.caller().username());
        });
    }
}
