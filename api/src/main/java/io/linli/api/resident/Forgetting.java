package io.linli.api.resident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.linli.api.audit.AuditStore;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a person out of the records and leaves what happened: their id stands in for them, and wherever somebody wrote
 * their name or telephone number, stars do.
 */
final class Forgetting {
    private static final String STARS = "***";
    private static final String NOBODY = "***";
    /** A name of one sign would be found in every other word. */
    private static final int SHORTEST = 2;

    private final Transaction tx;
    private final Resident resident;
    private final List<String> traces;

    private Forgetting(Transaction tx, Resident resident) {
        this.tx = tx;
        this.resident = resident;
        this.traces = Stream.of(resident.name(), resident.phone())
                .filter(text -> text.length() >= SHORTEST)
                .toList();
    }

    private record Line(long seq, String reason, String detail) {}

    static void of(Transaction tx, Resident resident) {
        var forgetting = new Forgetting(tx, resident);
        ResidentStore.put(tx, List.of(new Resident(resident.id(), resident.home(), NOBODY, null, "", "")));
        LookStore.eraseReasons(tx, resident.id());
        AuditStore.erase(tx, "resident", resident.id());
        forgetting.lines();
        forgetting.traces.forEach(forgetting::forget);
    }

    /** What was copied on its way is of no more use; the audit keeps the hash of what it lets go. */
    private void forget(String trace) {
        AuditStore.eraseMentions(tx, trace);
        tx.handle().execute("delete from idempotency where strpos(body, ?) > 0", trace);
        tx.handle().execute("delete from event where strpos(data, ?) > 0", trace);
    }

    private void lines() {
        var lines = tx.handle()
                .createQuery("select seq, reason, detail from timeline join incident on incident.id = timeline.incident"
                        + " where subject = 'home:' || :home")
                .bind("home", resident.home())
                .map((row, context) -> new Line(row.getLong("seq"), row.getString("reason"), row.getString("detail")))
                .list();
        for (var line : lines) {
            var reason = without(line.reason);
            var detail = without(Json.read(line.detail.getBytes(StandardCharsets.UTF_8), JsonNode.class));
            var written = new String(Json.write(detail), StandardCharsets.UTF_8);
            tx.handle().execute("update timeline set reason = ?, detail = ? where seq = ?", reason, written, line.seq);
        }
    }

    private String without(String text) {
        var left = text;
        for (var trace : traces) {
            left = left.replace(trace, STARS);
        }
        return left;
    }

    private JsonNode without(JsonNode node) {
        if (node instanceof TextNode text) {
            return new TextNode(without(text.asText()));
        }
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> field.setValue(without(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, without(array.get(i)));
            }
        }
        return node;
    }
}
