package io.linli.ingest.payload.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.ingest.payload.Fault;
import io.linli.model.Device;
import io.linli.model.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a rare message, and what was wrong with them. */
final class Attributes {
    private static final int LONGEST = 1000;
    private static final int MOST = 32;

    private final JsonNode object;
    private final String author;
    private final List<Fault> faults = new ArrayList<>(0);

    private Attributes(JsonNode object, String author) {
        this.object = object;
        this.author = author;
    }

    /** Null when the message is not an object. */
    static @Nullable Attributes read(JsonParser parser, String author) throws IOException {
        TreeNode tree = Payload.TREE.readTree(parser);
        return tree instanceof ObjectNode object ? new Attributes(object, author) : null;
    }

    /** The text of this name; empty when there is none. */
    String text(String name) {
        return object.path(name).isTextual() ? object.path(name).textValue() : "";
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    /** When, as the sender wrote it; null when it did not. */
    @Nullable
    String time(String name) {
        var time = object.get(name);
        return time == null ? null : time.asText();
    }

    /** The child that a gateway speaks for, else the author; empty when it is no device id. */
    String device() {
        var named = object.get("device");
        if (named == null) {
            return author;
        }
        return named.isTextual() && named.textValue().matches(Device.ID) ? named.textValue() : "";
    }

    Map<String, String> words() {
        return words(object);
    }

    Map<String, String> wordsOf(String name) {
        var beneath = object.path(name);
        if (!beneath.isObject() && !beneath.isMissingNode() && !beneath.isNull()) {
            faults.add(new Fault(RejectReason.WRONG_SHAPE, author, name + " is not an object"));
        }
        return words(beneath);
    }

    /** All of it as text; what has no place in a signal becomes a fault. */
    private Map<String, String> words(JsonNode from) {
        var words = new HashMap<String, String>();
        from.properties().forEach(field -> {
            var value = field.getValue();
            var text = value.isValueNode() ? value.asText() : value.toString();
            if (field.getKey().length() > LONGEST || text.length() > LONGEST || words.size() >= MOST) {
                faults.add(new Fault(
                        RejectReason.WRONG_SHAPE, author, Shown.name(field.getKey()) + " is too long or one too many"));
            } else if (!value.isNull()) {
                words.put(Shown.clean(field.getKey()), Shown.clean(text));
            }
        });
        return words;
    }

    List<Fault> faults() {
        return faults;
    }
}
