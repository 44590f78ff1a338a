package io.linli.api.notify.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the codes mean that a chat answers with, under HTTP 200 too; one that nobody knows is tried again.
 *
 * @param fields where the code stands, the first that is there; 0 is well
 * @param words where its words stand
 * @param refused what will never work
 * @param slow what asks for a pause, and of what length
 */
record ReplyCodes(List<String> fields, String words, Set<Integer> refused, Map<Integer, Duration> slow) {

    Receipt receipt(Answer answer) {
        var json = answer.json();
        var code = code(json);
        if (code == null) {
            return answer.isGood()
                    ? new Receipt.Failed("an answer without a code: " + Answer.shown(answer.body()))
                    : answer.receipt();
        }
        var said = code + " " + Answer.shown(json.path(words).asText());
        if (code == 0) {
            return answer.isGood() ? new Receipt.Delivered(said) : answer.receipt();
        }
        if (refused.contains(code)) {
            return new Receipt.Refused(said);
        }
        var pause = slow.get(code);
        return new Receipt.Failed(said, pause == null ? answer.wish() : pause);
    }

    private @Nullable Integer code(JsonNode json) {
        return fields.stream()
                .map(json::path)
                .filter(JsonNode::canConvertToInt)
                .map(JsonNode::asInt)
                .findFirst()
                .orElse(null);
    }
}
