package io.linli.api.notify;

import io.linli.model.Level;
import java.time.Duration;
import java.util.List;

/** Whether a notice is sent: the first stage that holds it back says why. */
final class NoticePolicy {
    /** More than a person can read; a receiver that wants each event follows the events instead. */
    static final int MOST = 60;

    static final Duration WINDOW = Duration.ofMinutes(1);

    static final List<Stage> STAGES = List.of(NoticePolicy::alreadyTold, NoticePolicy::rate);

    private NoticePolicy() {}

    /** Why a notice is sent or not. */
    enum Reason {
        SEND,
        ALREADY_TOLD,
        TOO_MANY
    }

    /** What was told before. */
    interface History {
        boolean isTold(Notice draft);

        int sentWithin(Notice draft, Duration window);
    }

    /** One question; SEND passes it on. */
    interface Stage {
        Reason judge(Notice draft, History history);
    }

    static Reason judge(Notice draft, History history) {
        return STAGES.stream()
                .map(stage -> stage.judge(draft, history))
                .filter(reason -> reason != Reason.SEND)
                .findFirst()
                .orElse(Reason.SEND);
    }

    private static Reason alreadyTold(Notice draft, History history) {
        return history.isTold(draft) ? Reason.ALREADY_TOLD : Reason.SEND;
    }

    /** Level I is never held back. */
    private static Reason rate(Notice draft, History history) {
        return draft.level() != Level.I && history.sentWithin(draft, WINDOW) >= MOST ? Reason.TOO_MANY : Reason.SEND;
    }
}
