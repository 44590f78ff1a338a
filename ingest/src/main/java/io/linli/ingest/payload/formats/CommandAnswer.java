package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Event;
import io.linli.ingest.payload.Report;
import io.linli.model.RejectReason;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.util.List;

/** {@code {"id": "…", "reason": "done"}}: what became of the command of this id. */
final class CommandAnswer {
    private CommandAnswer() {}

    static Decoded read(JsonParser parser, String author) throws IOException {
        var answer = Attributes.read(parser, author);
        if (answer == null) {
            return Decoded.refused(author, RejectReason.WRONG_SHAPE, "not an object");
        }
        var id = answer.text("id");
        if (id.isEmpty()) {
            return Decoded.refused(author, RejectReason.WRONG_SHAPE, "id is missing");
        }
        var words = answer.words();
        words.remove("id");
        words.remove("at");
        words.putIfAbsent("reason", "done");
        var event = new Event(SignalKind.COMMAND_ANSWERED, Shown.name(id), words);
        var report = new Report(author, answer.time("at"), null, null, List.of(), List.of(event));
        return new Decoded(author, List.of(report), answer.faults());
    }
}
