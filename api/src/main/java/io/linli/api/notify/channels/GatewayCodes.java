package io.linli.api.notify.channels;

import io.linli.api.notify.Receipt;
import java.time.Duration;
import java.util.List;

/**
 * What the words mean that gateways answer with, by how they begin; one that nobody knows is tried again.
 *
 * @param slow what asks for a pause; asked first
 * @param refused what will never work
 */
record GatewayCodes(List<String> slow, List<String> refused) {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    Receipt receipt(String code, String words) {
        var said = code + " " + Answer.shown(words);
        if (slow.stream().anyMatch(code::startsWith)) {
            return new Receipt.Failed(said, PAUSE);
        }
        return refused.stream().anyMatch(code::startsWith) ? new Receipt.Refused(said) : new Receipt.Failed(said);
    }

    static Receipt ofNone(Answer answer) {
        return answer.isGood()
                ? new Receipt.Failed("an answer without a code: " + Answer.shown(answer.body()))
                : answer.receipt();
    }
}
