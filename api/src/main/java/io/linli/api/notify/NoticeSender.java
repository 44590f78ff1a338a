package io.linli.api.notify;

import io.linli.api.event.Event;
import io.linli.api.incident.IncidentStore;
import io.linli.api.incident.TimelineEntry;
import io.linli.api.incident.TimelineStore;
import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.api.notify.channels.SmsChannel;
import io.linli.api.notify.channels.VoiceChannel;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts to deliver notices, one attempt at a time, and writes down what came of each. No channel gets more than
 * a quarter of the threads, and all that lead outside no more than three: whatever hangs there delays no call box, and
 * some turns are level I's alone.
 */
public final class NoticeSender {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

    /** To whom nothing else was said so far, and who need not hear of it once somebody has it. */
    private static final Set<Occasion> CALLS = Set.of(Occasion.DISPATCHED, Occasion.ESCALATED);

    /** So long after it was to be asked, a box is not to ask any more. */
    private static final Duration WHETHER_WELL = Duration.ofMinutes(10);

    private static final Duration BUSY = Duration.ofMillis(500);
    private final Records records;
    private final Map<String, Lane> lanes;
    /** Whatever hangs outside leaves turns for the boxes. */
    private final Turns outside = new Turns(NoticeTimers.THREADS * 3 / 4, 2);

    /** A channel and who may use it now. */
    private record Lane(Channel channel, Turns turns) {}

    public NoticeSender(Records records, List<Channel> channels) {
        this.records = records;
        this.lanes = channels.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Channel::id, channel -> new Lane(channel, new Turns(NoticeTimers.THREADS / 4, 1))));
    }

    /** Tries once when there is still something to do; answers when to look again, if at all. */
    public Optional<Duration> attempt(UUID id) {
        var notice = records.transact(tx -> NoticeStore.lock(tx, id)).orElse(null);
        if (notice == null || !notice.state().isOpen()) {
            return Optional.empty();
        }
        var lane = lanes.get(notice.channel());
        if (lane == null) {
            return settle(notice, new Receipt.Refused("channel is not configured"), List.of());
        }
        var channel = lane.channel;
        if (notice.attempts() > channel.pauses().size()) {
            return settle(notice, new Receipt.Refused("no answer"), channel.pauses());
        }
        if (isTooLate(notice)) {
            return settle(notice, new Receipt.Refused("nobody is needed any more"), List.of());
        }
        var turns = channel.id().equals(CallBoxChannel.ID) ? List.of(lane.turns) : List.of(lane.turns, outside);
        return inTurn(notice.level(), turns, () -> settle(notice, deliver(channel, notice), channel.pauses()));
    }

    private static Optional<Duration> inTurn(Level level, List<Turns> turns, Supplier<Optional<Duration>> work) {
        var taken = turns.stream().takeWhile(each -> each.take(level)).toList();
        try {
            return taken.size() == turns.size() ? work.get() : Optional.of(BUSY);
        } finally {
            taken.forEach(Turns::giveBack);
        }
    }

    /**
     * Nobody is sent where nobody is needed any more, nor those who did not hear of it before somebody took it; a box
     * has its answer all the same.
     */
    private boolean isTooLate(Notice notice) {
        var incident = notice.incident();
        if (notice.occasion() == Occasion.CHECK_IN) {
            return records.transact(tx -> notice.createdAt().plus(WHETHER_WELL).isBefore(tx.now()));
        }
        if (incident == null || notice.channel().equals(CallBoxChannel.ID)) {
            return false;
        }
        var isFirstWord = notice.person() != null && CALLS.contains(notice.occasion());
        return records.transact(
                tx -> isFirstWord ? !IncidentStore.isWaiting(tx, incident) : IncidentStore.isOver(tx, incident));
    }

    private static Receipt deliver(Channel channel, Notice notice) {
        try {
            return channel.deliver(notice);
        } catch (RuntimeException e) {
            LOG.warn("Channel {} failed", channel.id(), e);
            return new Receipt.Failed(e.toString());
        }
    }

    /** The answer of a device to a command of {@link #attempt}. */
    public void answered(UUID id, boolean isDone, String reason) {
        records.transact(tx -> {
            var notice = NoticeStore.lock(tx, id).orElse(null);
            if (notice != null && notice.state().isOpen()) {
                // When it was not done, the timer that waits for the answer tries again.
                write(tx, notice.becoming(isDone ? Notice.State.DELIVERED : notice.state(), notice.attempts(), reason));
            }
            return id;
        });
    }

    private Optional<Duration> settle(Notice before, Receipt receipt, List<Duration> pauses) {
        return records.transact(tx -> {
            var notice = NoticeStore.lock(tx, before.id()).orElse(before);
            if (!notice.state().isOpen()) {
                // The device answered while we were still writing.
                return Optional.empty();
            }
            var attempt = notice.attempts() + 1;
            if (receipt instanceof Receipt.Delivered delivered) {
                write(tx, notice.becoming(Notice.State.DELIVERED, attempt, delivered.detail()));
            } else if (receipt instanceof Receipt.Refused refused) {
                write(tx, notice.becoming(Notice.State.FAILED, notice.attempts(), refused.reason()));
                if (refused.isGone()) {
                    ContactStore.forget(tx, notice.recipient());
                }
            } else if (receipt instanceof Receipt.Awaiting awaiting) {
                write(tx, notice.becoming(Notice.State.AWAITING, attempt, "handed over"));
                return Optional.of(awaiting.within());
            } else if (receipt instanceof Receipt.Postponed postponed) {
                return Optional.of(postponed.pause());
            } else if (receipt instanceof Receipt.Failed failed) {
                return retry(tx, notice, failed, pauses);
            }
            return Optional.empty();
        });
    }

    private static Optional<Duration> retry(
            Transaction tx, Notice notice, Receipt.Failed failed, List<Duration> pauses) {
        var attempt = notice.attempts() + 1;
        if (attempt > pauses.size()) {
            write(tx, notice.becoming(Notice.State.FAILED, attempt, failed.reason()));
            return Optional.empty();
        }
        write(tx, notice.becoming(Notice.State.PENDING, attempt, failed.reason()));
        var pause = pauses.get(attempt - 1);
        var asked = failed.notBefore();
        return Optional.of(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
    }

    /** The notice, its line of the timeline and its event. */
    static void write(Transaction tx, Notice notice) {
        NoticeStore.put(tx, notice);
        note(tx, notice);
    }

    static void note(Transaction tx, Notice notice) {
        var view = view(notice);
        if (notice.incident() != null) {
            TimelineStore.add(
                    tx,
                    notice.incident(),
                    TimelineEntry.ofSystem(
                            tx.now(),
                            TimelineEntry.Kind.NOTICE,
                            "notice " + notice.state().id(),
                            view));
        }
        tx.tell(new Event(
                Event.Type.NOTICE,
                notice.grid(),
                notice.subject(),
                new String(Json.write(view), StandardCharsets.UTF_8)));
    }

    /** As it is shown outside. */
    public static Map<String, Object> view(Notice notice) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", notice.id());
        if (notice.incident() != null) {
            view.put("incident", notice.incident());
        }
        view.put("channel", notice.channel());
        view.put("recipient", recipient(notice));
        view.put("occasion", notice.occasion().id());
        view.put("state", notice.state().id());
        view.put("attempts", notice.attempts());
        view.put("detail", notice.detail());
        view.put("created_at", notice.createdAt());
        return view;
    }

    /** Of a person their name alone, of a phone's number only the ends. */
    private static String recipient(Notice notice) {
        if (notice.person() != null) {
            return notice.person();
        }
        var isPhone = notice.channel().equals(SmsChannel.ID) || notice.channel().equals(VoiceChannel.ID);
        return isPhone ? notice.recipient().replaceFirst("[0-9]{4}([0-9]{4})$", "****$1") : notice.recipient();
    }
}
