package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Fault;
import io.linli.ingest.payload.Report;
import io.linli.model.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code {"water_level": 62, "at": …, "seq": …}}, or an array of such objects, each of which may name a child. */
final class Telemetry {
    private Telemetry() {}

    static Decoded read(JsonParser parser, String author) throws IOException {
        var reports = new ArrayList<Report>(1);
        var faults = new ArrayList<Fault>(0);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readOne(parser, author, reports, faults);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    readOne(parser, author, reports, faults);
                } else {
                    parser.skipChildren();
                    faults.add(new Fault(RejectReason.WRONG_SHAPE, author, "a batch holds objects only"));
                }
            }
        } else {
            faults.add(new Fault(RejectReason.WRONG_SHAPE, author, "neither an object nor an array of objects"));
        }
        if (reports.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(RejectReason.EMPTY, author, "no value"));
        }
        return new Decoded(author, reports, faults);
    }

    private static void readOne(JsonParser parser, String author, List<Report> reports, List<Fault> faults)
            throws IOException {
        var fields = new Fields(author);
        fields.read(parser, (name, text) -> false);
        faults.addAll(fields.faults());
        var report = fields.report(List.of());
        if (!report.saysNothing()) {
            reports.add(report);
        } else if (fields.faults().isEmpty()) {
            faults.add(new Fault(RejectReason.EMPTY, fields.device(), "no value"));
        }
    }
}
