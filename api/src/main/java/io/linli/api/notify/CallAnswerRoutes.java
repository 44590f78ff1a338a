package io.linli.api.notify;

import io.linli.api.http.Access;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.incident.IncidentDesk;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.Step;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who presses 1 when they are called has taken the case. Tencent Cloud reports the key and signs nothing, so its address
 * holds a secret, and what it says counts once, of a call that we made a moment ago, to the very number that was called.
 */
public final class CallAnswerRoutes {
    private static final String OPERATION = "acknowledgeIncident";
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final Map<String, Object> TAKEN = Map.of("result", 0, "errmsg", "OK");

    private final Records records;
    private final IncidentDesk incidents;
    private final Optional<String> secret;

    public CallAnswerRoutes(Records records, IncidentDesk incidents, NoticeConfig config) {
        this.records = records;
        this.incidents = incidents;
        this.secret = config.phone().flatMap(Phone::answers);
    }

    public void mount(Routes routes) {
        routes.open("answerCall", this::answer);
    }

    private void answer(RoutingContext context) {
        if (!isOurs(context.pathParam("secret"))) {
            Problem.notFound("this address").send(context.response());
            return;
        }
        var key = context.body().asJsonObject().getJsonObject("voicekey_callback");
        // Of other reports, such as that nobody answered, the notice's own receipt says enough.
        var taken = key == null ? null : records.later(tx -> press(tx, key));
        if (taken == null) {
            Routes.send(context, Reply.ok(TAKEN));
        } else {
            taken.onFailure(context::fail).onSuccess(done -> Routes.send(context, Reply.ok(TAKEN)));
        }
    }

    private boolean isOurs(@Nullable String given) {
        return given != null && secret.isPresent() && MessageDigest.isEqual(bytes(given), bytes(secret.get()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** False for what is not to be believed, and told to nobody: whoever guesses learns nothing. */
    private boolean press(Transaction tx, JsonObject key) {
        var call = key.getString("callid", "");
        var mobile = key.getString("mobile", "");
        if (!key.getString("keypress", "").equals("1") || call.isEmpty() || mobile.length() < 6) {
            return false;
        }
        return NoticeStore.lockCall(tx, "taken as " + call, tx.now().minus(VALID))
                .filter(notice -> notice.recipient().endsWith(mobile))
                .map(notice -> acknowledge(tx, notice))
                .orElse(false);
    }

    private boolean acknowledge(Transaction tx, Notice notice) {
        var incident = notice.incident();
        var person = notice.person() == null
                ? null
                : ContactStore.of(tx, notice.person()).orElse(null);
        if (incident == null || person == null || !Access.allows(person.role(), OPERATION)) {
            return false;
        }
        var act = new Act(person.username(), person.role(), null, "by key, when called", null);
        var isFirst = incidents.take(tx, incident, Step.ACKNOWLEDGE, act).orElse(null) instanceof Decision.Moved;
        // What it says now names no call any more, so that it cannot be said again.
        var said = isFirst ? "answered by key" : "answered by key, somebody was first";
        NoticeSender.write(tx, notice.becoming(Notice.State.DELIVERED, notice.attempts(), said));
        return isFirst;
    }
}
