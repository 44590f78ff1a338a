package io.linli.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an exported log line by line; each must be written in the one form that there is. */
final class ExportReader {
    private final BufferedReader in;
    private long line;
    private @Nullable JsonNode ahead;

    ExportReader(BufferedReader in) {
        this.in = in;
    }

    /** Which line was read last, from 1. */
    long line() {
        return line;
    }

    AuditFault fault(String what) {
        return new AuditFault(line, what);
    }

    /** The next line, if it has this field; else it is left for later. */
    @Nullable
    JsonNode next(String field) throws IOException, AuditFault {
        var node = next();
        if (node != null && !node.has(field)) {
            ahead = node;
            return null;
        }
        return node;
    }

    /** Null at the end. */
    @Nullable
    JsonNode next() throws IOException, AuditFault {
        var waiting = ahead;
        if (waiting != null) {
            ahead = null;
            return waiting;
        }
        var text = text();
        if (text == null) {
            return null;
        }
        try {
            var node = CanonicalJson.parse(text);
            if (node.isObject() && CanonicalJson.write(node).equals(text)) {
                return node;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw fault("not written as the log writes it: something was changed here");
    }

    /** Up to the end of the line, of which there is one form as well. */
    private @Nullable String text() throws IOException, AuditFault {
        var text = new StringBuilder();
        for (var character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0 && text.isEmpty()) {
                return null;
            }
            if (character < 0) {
                line++;
                throw fault("the file ends in the middle of a line");
            }
            text.append((char) character);
        }
        line++;
        return text.toString();
    }
}
