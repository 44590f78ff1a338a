package io.linli.api.notify;

import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where notices are written that policy lets go, with their timers; and those that it holds back, with the reason. */
final class NoticeOutbox {
    private final NoticeTimers timers;

    NoticeOutbox(NoticeTimers timers) {
        this.timers = timers;
    }

    /** @param person whom it is for; null where it is nobody's own */
    void put(Transaction tx, Notice draft, @Nullable Contact person) {
        var reason = NoticePolicy.judge(draft, history(tx));
        if (reason == NoticePolicy.Reason.SEND) {
            send(tx, draft);
        } else {
            var held = draft.becoming(Notice.State.HELD, 0, reason.name().toLowerCase(Locale.ROOT));
            NoticeStore.add(tx, held);
            NoticeSender.note(tx, held);
        }
    }

    /** Whatever policy says. */
    void send(Transaction tx, Notice notice) {
        NoticeStore.add(tx, notice);
        timers.schedule(tx, notice);
        NoticeSender.note(tx, notice);
    }

    private static NoticePolicy.History history(Transaction tx) {
        return new NoticePolicy.History() {
            @Override
            public boolean isTold(Notice draft) {
                return NoticeStore.isTold(tx, draft);
            }

            @Override
            public int sentWithin(Notice draft, Duration window) {
                return NoticeStore.sentWithin(tx, draft, window);
            }
        };
    }
}
