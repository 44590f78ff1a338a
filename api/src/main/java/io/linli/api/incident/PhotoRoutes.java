package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.Hash;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.state.Act;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What those on the spot photographed: told to those who may read the incident, and to nobody else. */
public final class PhotoRoutes {
    static final int MOST = 6;

    private final Records records;
    private final Writes writes;

    public PhotoRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("addIncidentPhoto", this::add);
        routes.stream("getIncidentPhoto", this::get);
    }

    private Future<Reply> add(Call call) {
        var body = call.bytes();
        var type = PhotoType.of(body)
                .orElseThrow(() -> new Problem(
                                415,
                                "not-a-photo",
                                "This is not a photo",
                                "a photo is JPEG, PNG or WebP; this begins with \"%s\""
                                        .formatted(PhotoType.beginning(body)))
                        .asException());
        return writes.once(call, tx -> {
            var incident = IncidentRoutes.locked(tx, call, call.id());
            requireTheirs(call, incident);
            var photo = new Photo(PhotoStore.count(tx, incident.id()) + 1, type, body);
            if (photo.n() > MOST) {
                throw new Problem(
                                409, "too-many-photos", "No more photos", "an incident has at most " + MOST + " photos")
                        .asException();
            }
            return Reply.created(keep(tx, call, incident, photo));
        });
    }

    /** A phone without a line brings its photos later, perhaps when all is over: those who were there may. */
    private static void requireTheirs(Call call, Incident incident) {
        var wasThere = incident.state().handlers().contains(call.caller().username());
        if (!incident.isOpen() && !wasThere) {
            throw new Problem(409, "is-over", "It is over", "those who handled it add photos to what is over")
                    .asException();
        }
    }

    private static Map<String, Object> keep(Transaction tx, Call call, Incident incident, Photo photo) {
        var caller = call.caller();
        var hash = Hash.of(photo.body());
        PhotoStore.add(tx, incident.id(), photo, caller.username(), hash);
        var at = PhoneTime.of(call.query("at").orElse(null), incident, tx.now());
        var act = new Act(caller.username(), caller.role(), null, "", at);
        var view = Map.<String, Object>of(
                "n", photo.n(), "type", photo.type().mime(), "bytes", photo.body().length, "sha256", hash.hex());
        var line = TimelineEntry.photo(incident, act, tx.now(), view);
        TimelineStore.add(tx, incident.id(), line);
        IncidentBook.audit(tx, AuditAction.ADD_INCIDENT_PHOTO, incident, act, line);
        IncidentBook.tell(tx, incident);
        return view;
    }

    /** As a file of its own: no browser takes it for a page, whatever stands in it. */
    private void get(Call call) {
        var id = call.id();
        var n = Integer.parseInt(call.path("n"));
        records.later(tx -> {
                    IncidentRoutes.visible(tx, call, id);
                    return PhotoStore.find(tx, id, n)
                            .orElseThrow(() -> Problem.notFound("photo " + n + " of incident " + id)
                                    .asException());
                })
                .onFailure(call.context()::fail)
                .onSuccess(photo -> call.context()
                        .response()
                        .putHeader("content-type", photo.type().mime())
                        .putHeader(
                                "content-disposition",
                                "attachment; filename=\"" + photo.type().file(n) + "\"")
                        .end(Buffer.buffer(photo.body())));
    }
}
