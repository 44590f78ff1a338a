package io.linli.api.cap;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warnings of others. */
final class WarningStore {
    private WarningStore() {}

    /** False when this message is known already. */
    static boolean add(Transaction tx, Warning warning, List<String> grids, byte[] body, String broughtBy) {
        return tx.handle()
                        .createUpdate("insert into warning (sender, identifier, sent, sent_at, type, actual, event,"
                                + " severity, urgency, certainty, texts, areas, grids, expires_at, body, brought_by,"
                                + " received_at) values (:sender, :identifier, :sent, :sentAt, :type, :actual, :event,"
                                + " :severity, :urgency, :certainty, :texts, :areas, :grids, :expiresAt, :body, :by,"
                                + " :at) on conflict do nothing")
                        .bind("sender", warning.name().sender())
                        .bind("identifier", warning.name().identifier())
                        .bind("sent", warning.name().sent())
                        .bind("sentAt", warning.sentAt())
                        .bind("type", warning.type().name())
                        .bind("actual", warning.isActual())
                        .bind("event", warning.event())
                        .bind("severity", warning.severity())
                        .bind("urgency", warning.urgency())
                        .bind("certainty", warning.certainty())
                        .bind("texts", new String(Json.write(warning.texts()), StandardCharsets.UTF_8))
                        .bindArray("areas", String.class, warning.areas())
                        .bindArray("grids", String.class, grids)
                        .bind("expiresAt", warning.expiresAt())
                        .bind("body", body)
                        .bind("by", broughtBy)
                        .bind("at", tx.now())
                        .execute()
                == 1;
    }

    static Optional<byte[]> body(Transaction tx, CapName name) {
        return tx.handle()
                .createQuery("select body from warning where sender = :sender and identifier = :identifier")
                .bind("sender", name.sender())
                .bind("identifier", name.identifier())
                .mapTo(byte[].class)
                .findFirst();
    }

    /** Only whoever sent a message may take it back. */
    static void end(Transaction tx, CapName by, List<CapName> ended) {
        for (var name : ended) {
            if (name.sender().equals(by.sender())) {
                tx.handle()
                        .createUpdate("update warning set ended_at = :at where sender = :sender"
                                + " and identifier = :identifier and ended_at is null")
                        .bind("at", tx.now())
                        .bind("sender", name.sender())
                        .bind("identifier", name.identifier())
                        .execute();
            }
        }
    }

    /** Those in force that speak of a place of the caller's, or of an area that theirs is part of. */
    static List<Map<String, Object>> inForce(Transaction tx, Caller caller) {
        return tx.handle()
                .createQuery("select * from warning where actual and type in ('ALERT', 'UPDATE') and ended_at is null"
                        + " and expires_at > :now and exists (select from unnest(grids) as covered"
                        + " where covered like :mine or :grid like covered || '%')"
                        + " order by array_position(array['Extreme', 'Severe', 'Moderate', 'Minor'], severity),"
                        + " sent_at desc limit 100")
                .bind("now", tx.now())
                .bind("mine", caller.gridPattern())
                .bind("grid", caller.grid())
                .map((row, context) -> view(row))
                .list();
    }

    private static Map<String, Object> view(ResultSet row) throws SQLException {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("sender", row.getString("sender"));
        view.put("identifier", row.getString("identifier"));
        view.put("sent_at", row.getTimestamp("sent_at").toInstant());
        view.put("event", row.getString("event"));
        view.put("severity", row.getString("severity"));
        view.put("urgency", row.getString("urgency"));
        view.put("certainty", row.getString("certainty"));
        view.put("texts", Json.read(row.getString("texts").getBytes(StandardCharsets.UTF_8), Map.class));
        view.put("areas", Arrays.asList((String[]) row.getArray("areas").getArray()));
        view.put("grids", Arrays.asList((String[]) row.getArray("grids").getArray()));
        view.put("expires_at", row.getTimestamp("expires_at").toInstant());
        return view;
    }
}
