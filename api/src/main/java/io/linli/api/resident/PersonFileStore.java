package io.linli.api.resident;

import io.linli.api.device.DeviceStore;
import io.linli.api.report.ReporterErasure;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.MapMapper;

/** Everything that the records hold of a person and of the home they live in. */
final class PersonFileStore {
    private PersonFileStore() {}

    static Map<String, Object> of(Transaction tx, Resident resident) {
        var home = resident.home();
        var subject = "home:" + home;
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("made_at", tx.now());
        file.put("resident", resident);
        file.put("home", HomeStore.find(tx, home).orElseThrow());
        file.put("devices", DeviceStore.of(tx, List.of(subject)));
        file.put("consents", ConsentStore.of(tx, home));
        file.put("looks", LookStore.of(tx, home));
        file.put("accounts", rows(tx, "select username, role, active from account where home = ?", home));
        file.put(
                "incidents",
                rows(
                        tx,
                        "select id, kind, level, phase, outcome, opened_at, closed_at from incident"
                                + " where subject = ? order by opened_at",
                        subject));
        file.put(
                "timeline",
                rows(
                        tx,
                        "select incident, at, timeline.kind, actor, role, reason, detail from timeline"
                                + " join incident on incident.id = timeline.incident where subject = ? order by seq",
                        subject));
        file.put("reports", ReporterErasure.told(tx, resident.phone()));
        file.put("alerts", rows(tx, "select body from alert where subject = ? order by raised_at", subject));
        file.put(
                "audit",
                rows(
                        tx,
                        "select seq, at, action, actor, role from audit_entry where object = ? order by seq",
                        resident.id()));
        return file;
    }

    /** Times as everywhere, and what was kept as JSON as JSON. */
    private static List<Map<String, Object>> rows(Transaction tx, String sql, String of) {
        return tx.handle().createQuery(sql).bind(0, of).map(new MapMapper()).stream()
                .map(PersonFileStore::plain)
                .toList();
    }

    private static Map<String, Object> plain(Map<String, Object> row) {
        var plain = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> {
            if (value instanceof java.sql.Timestamp time) {
                plain.put(name, time.toInstant());
            } else if (value instanceof String text && (name.equals("detail") || name.equals("body"))) {
                plain.put(name, Json.read(text.getBytes(StandardCharsets.UTF_8), Object.class));
            } else {
                plain.put(name, value);
            }
        });
        return plain;
    }
}
