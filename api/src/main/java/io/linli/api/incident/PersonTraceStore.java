package io.linli.api.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one who changes what was written of incidents: for somebody who is to be forgotten, and for nothing else. */
public final class PersonTraceStore {
    private final List<String> traces;
    private final String stars;

    private PersonTraceStore(List<String> traces, String stars) {
        this.traces = traces;
        this.stars = stars;
    }

    /** Of one sign, a time or a word of ours, by which a line is read again: never text of a person. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.:+-]*");

    private static final Pattern NUMBER = Pattern.compile("[+0-9-]{7,}");

    private record Line(long seq, String actor, String reason, String detail) {
        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getLong("seq"), row.getString("actor"), row.getString("reason"), row.getString("detail"));
        }
    }

    /** Puts stars in place of the traces in what was written there, and lets go of pictures, which nobody can star. */
    public static void erase(Transaction tx, String subject, List<String> traces, String stars) {
        var eraser = new PersonTraceStore(traces, stars);
        var lines = tx.handle()
                .createQuery(
                        "select seq, actor, reason, detail from timeline join incident on incident.id = timeline.incident"
                                + " where subject = :subject")
                .bind("subject", subject)
                .map((row, context) -> Line.of(row))
                .list();
        lines.forEach(line -> eraser.rewrite(tx, line));
        tx.handle()
                .execute(
                        "delete from incident_photo using incident"
                                + " where incident.id = incident_photo.incident and subject = ?",
                        subject);
    }

    /** In what was written of one incident alone. */
    public static void erase(Transaction tx, UUID incident, List<String> traces, String stars) {
        var eraser = new PersonTraceStore(traces, stars);
        tx.handle()
                .createQuery("select seq, actor, reason, detail from timeline where incident = :incident")
                .bind("incident", incident)
                .map((row, context) -> Line.of(row))
                .list()
                .forEach(line -> eraser.rewrite(tx, line));
    }

    private void rewrite(Transaction tx, Line line) {
        var detail = without(Json.read(line.detail.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        tx.handle()
                .execute(
                        "update timeline set reason = ?, detail = ? where seq = ?",
                        line.actor.equals("system") ? line.reason : without(line.reason),
                        new String(Json.write(detail), StandardCharsets.UTF_8),
                        line.seq);
    }

    private String without(String text) {
        var left = text;
        for (var trace : traces) {
            left = left.replace(trace, stars);
        }
        return left;
    }

    /** A name may be one of the words by which a line is read: those stay, a telephone number does not. */
    private static boolean isOurs(String text) {
        return TOKEN.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }

    private JsonNode without(JsonNode node) {
        if (node instanceof TextNode text) {
            return new TextNode(isOurs(text.asText()) ? text.asText() : without(text.asText()));
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
