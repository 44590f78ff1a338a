package io.linli.api.notify;

import io.linli.api.notify.NoticePolicy.Reason;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where notices are written that policy lets go, with their timers; and those that it holds back, with the reason. */
final class NoticeOutbox {
    private final NoticeTimers timers;

    NoticeOutbox(NoticeTimers timers) {
        this.timers = timers;
    }

    /** @param person whom it is for; null where it is nobody's own */
    void put(Transaction tx, Notice draft, @Nullable Contact person) {
        var reason = NoticePolicy.judge(new NoticePolicy.Draft(draft, person, tx.now()), history(tx));
        if (reason == Reason.SEND) {
            timers.send(tx, draft);
        } else {
            hold(tx, draft, reason, person);
        }
    }

    private void hold(Transaction tx, Notice draft, Reason reason, @Nullable Contact person) {
        var held = draft.becoming(Notice.State.HELD, 0, reason.id());
        switch (reason) {
            case SILENCED -> {
                var silence = silence(tx, draft).orElseThrow();
                SilenceStore.count(tx, silence.id());
                keep(tx, draft.becoming(Notice.State.HELD, 0, silence.words()));
            }
            case GROUPED -> {
                keep(tx, held);
                var parent = Gathering.parent(tx, draft);
                if (!NoticeStore.isGathered(tx, parent, tx.now().minus(Gathering.WINDOW))) {
                    put(tx, parent, person);
                }
            }
            default -> keep(tx, held);
        }
        if (reason.isKept() && person != null) {
            var at = reason == Reason.QUIET_HOURS ? person.morning(tx.now()) : nextHour(tx.now());
            NoticeStore.gatherAt(tx, held.id(), at);
            timers.gather(tx, person.username(), at);
        }
    }

    private static Instant nextHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }

    private static void keep(Transaction tx, Notice held) {
        NoticeStore.add(tx, held);
        NoticeSender.note(tx, held);
    }

    private static Optional<Silence> silence(Transaction tx, Notice draft) {
        var place = draft.data().get("place") instanceof Place known ? known : null;
        var incident = draft.incident();
        return SilenceStore.open(tx).stream()
                .filter(silence -> silence.covers(
                        draft, place, () -> incident == null ? List.of() : SilenceStore.devices(tx, incident)))
                .findFirst();
    }

    private static NoticePolicy.History history(Transaction tx) {
        return new NoticePolicy.History() {
            @Override
            public boolean isSilenced(Notice draft) {
                return silence(tx, draft).isPresent();
            }

            @Override
            public boolean isCauseTold(Notice draft) {
                return draft.incident() != null && NoticeStore.isCauseTold(tx, draft.incident());
            }

            @Override
            public boolean isTold(Notice draft) {
                return NoticeStore.isTold(tx, draft);
            }

            @Override
            public int inBuilding(Notice draft) {
                return Gathering.count(tx, draft);
            }

            @Override
            public int sentWithin(Notice draft, Duration window) {
                return NoticeStore.sentWithin(tx, draft, window);
            }
        };
    }
}
