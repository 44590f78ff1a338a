package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.Message;
import io.linli.model.RejectReason;
import java.io.IOException;

/** Opens a JSON payload within bounds; what is out of them or not JSON is refused as a whole, saying why. */
final class Payload {
    static final int DEEPEST = 16;

    /** For the few messages that are not worth a reader of their own. */
    static final ObjectMapper TREE = new ObjectMapper(factory());

    interface Reader {
        Decoded read(JsonParser parser) throws IOException;
    }

    private Payload() {}

    static Decoded read(Message message, String author, Reader reader) {
        if (message.isTooLarge()) {
            return Decoded.refused(
                    author, RejectReason.TOO_LARGE, message.size() + " bytes, more than this topic allows");
        }
        if (message.size() == 0) {
            return Decoded.refused(author, RejectReason.EMPTY, "no payload");
        }
        if (!Utf8.isText(message.payload())) {
            return Decoded.refused(author, RejectReason.NOT_UTF8, "not text in UTF-8");
        }
        try (var parser = TREE.getFactory().createParser(message.payload())) {
            return whole(parser, author, reader);
        } catch (StreamConstraintsException e) {
            return Decoded.refused(author, RejectReason.TOO_DEEP, "nested deeper than " + DEEPEST);
        } catch (JsonProcessingException e) {
            return Decoded.refused(author, RejectReason.MALFORMED, position(e));
        } catch (IOException e) {
            return Decoded.refused(author, RejectReason.MALFORMED, "unreadable");
        }
    }

    private static Decoded whole(JsonParser parser, String author, Reader reader) throws IOException {
        if (parser.nextToken() == null) {
            return Decoded.refused(author, RejectReason.EMPTY, "only white space");
        }
        var decoded = reader.read(parser);
        return parser.nextToken() == null
                ? decoded
                : Decoded.refused(author, RejectReason.MALFORMED, "more than one JSON value");
    }

    private static String position(JsonProcessingException e) {
        var where = e.getLocation();
        return "not JSON" + (where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr());
    }

    /** All bounds but the depth are beyond the largest payload, so that only the depth can break one. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(Message.LARGEST + 1)
                        .maxStringLength(Message.LARGEST + 1)
                        .maxNameLength(Message.LARGEST + 1)
                        .build())
                // So that NaN is a value out of range among good neighbours, not the end of the message.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // Names come from outside: interning them would keep them for ever.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
