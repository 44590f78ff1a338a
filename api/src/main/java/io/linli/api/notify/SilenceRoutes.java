package io.linli.api.notify;

import io.linli.api.device.DeviceStore;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.IncidentStore;
import io.linli.api.notify.Silence.Scope;
import io.linli.api.resident.HomeStore;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeping quiet for a while: what is silenced, why, and what it held back. */
public final class SilenceRoutes {
    /** As long as ISA-18.2 lets an alarm be shelved: a shift. */
    private static final Duration LONGEST = Duration.ofHours(8);

    private final Records records;
    private final Writes writes;

    public SilenceRoutes(Records records) {
        this.records = records;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("listSilences", this::list);
        routes.on("addSilence", this::add);
        routes.on("endSilence", this::end);
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> {
            var found = SilenceStore.list(tx, call.caller(), call.flag("all"), call.limit());
            return Reply.ok(
                    Map.of("items", found.stream().map(SilenceRoutes::view).toList()));
        });
    }

    private Future<Reply> add(Call call) {
        return writes.once(call, tx -> {
            var silence = read(tx, call);
            SilenceStore.add(tx, silence);
            return Reply.created(view(silence)).about(silence.id().toString()).within(silence.grid());
        });
    }

    private static Silence read(Transaction tx, Call call) {
        var body = call.body();
        var scope = Scope.valueOf(body.getString("scope").toUpperCase(Locale.ROOT));
        var target = body.getString("target");
        var grid = grid(tx, scope, target)
                .filter(its -> its.startsWith(call.caller().grid()))
                .orElseThrow(() -> Problem.unprocessable("target: no such " + scope.id() + " within your grids")
                        .asException());
        var until = until(body.getString("until"), tx.now());
        var incident = incident(tx, call, body.getString("incident"));
        if ((until == null) == (incident == null)) {
            throw Problem.unprocessable("either until, at most 8 hours ahead, or the incident whose end it lasts until")
                    .asException();
        }
        var by = call.caller().username();
        return new Silence(
                UUID.randomUUID(),
                scope,
                target,
                grid,
                body.getString("reason"),
                by,
                tx.now(),
                until,
                incident,
                null,
                0);
    }

    /** In which grid it is; empty where there is no such thing. */
    private static Optional<String> grid(Transaction tx, Scope scope, String target) {
        return switch (scope) {
            case GRID -> Optional.of(target).filter(prefix -> prefix.matches("[0-9]{6,15}"));
            case BUILDING ->
                Optional.of(target).filter(key -> key.matches("[0-9]{6,15}/.+")).map(key -> key.split("/", 2)[0]);
            case DEVICE ->
                DeviceStore.find(tx, target).map(device -> device.place().grid());
            case HOME -> HomeStore.find(tx, target).map(found -> found.place().grid());
            case PERSON -> ContactStore.of(tx, target).map(Contact::grid);
        };
    }

    private static @Nullable Instant until(@Nullable String text, Instant now) {
        try {
            var until = text == null ? null : Instant.parse(text);
            if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
                throw Problem.unprocessable("until: at most 8 hours ahead").asException();
            }
            return until;
        } catch (DateTimeException e) {
            throw Problem.unprocessable("until: a time such as 2026-11-30T23:00:00Z")
                    .asException();
        }
    }

    private static @Nullable UUID incident(Transaction tx, Call call, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var id = UUID.fromString(text);
        return IncidentStore.placeOf(tx, id)
                .filter(call.caller()::sees)
                .filter(place -> !IncidentStore.isOver(tx, id))
                .map(place -> id)
                .orElseThrow(() ->
                        Problem.unprocessable("incident: none that is open").asException());
    }

    private Future<Reply> end(Call call) {
        var id = call.id();
        return writes.once(call, tx -> {
            var silence = SilenceStore.find(tx, id)
                    .filter(found -> found.grid().startsWith(call.caller().grid()))
                    .orElseThrow(() -> Problem.notFound("silence " + id).asException());
            SilenceStore.end(tx, id);
            return Reply.nothing().about(id.toString()).within(silence.grid());
        });
    }

    private static Map<String, Object> view(Silence silence) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", silence.id());
        view.put("scope", silence.scope().id());
        view.put("target", silence.target());
        view.put("reason", silence.reason());
        view.put("made_by", silence.madeBy());
        view.put("made_at", silence.madeAt());
        if (silence.until() != null) {
            view.put("until", silence.until());
        }
        if (silence.incident() != null) {
            view.put("incident", silence.incident());
        }
        if (silence.endedAt() != null) {
            view.put("ended_at", silence.endedAt());
        }
        view.put("held", silence.held());
        return view;
    }
}
