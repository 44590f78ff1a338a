package io.linli.api.notify;

import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a notice is sent: the first stage that holds it back says why. Level I, and whether a worker is well, is held back by
 * nothing but itself. */
final class NoticePolicy {
    static final List<Stage> STAGES = List.of(
            NoticePolicy::silenced,
            NoticePolicy::inhibited,
            NoticePolicy::alreadyTold,
            NoticePolicy::grouped,
            NoticePolicy::quietHours,
            NoticePolicy::rate);

    private NoticePolicy() {}

    /** Why a notice is sent or not. */
    enum Reason {
        SEND,
        /** Somebody wants to hear nothing of it for a while, and said why. */
        SILENCED,
        /** Its cause is told instead. */
        INHIBITED,
        ALREADY_TOLD,
        /** So much happens in the building that it is told as one. */
        GROUPED,
        /** The person sleeps, or it can wait until they begin their day. */
        QUIET_HOURS,
        /** More than anybody can read. */
        TOO_MANY;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the person is told of it later, with others. */
        boolean isKept() {
            return this == QUIET_HOURS || this == TOO_MANY;
        }
    }

    /**
     * What is to be judged.
     *
     * @param person whom it is for; null where it is nobody's own
     */
    record Draft(Notice notice, @Nullable Contact person, Instant now) {
        private boolean isUrgent() {
            return notice.level() == Level.I || notice.occasion().isOfSafety();
        }

        /** A word to one person by name, which no word to others takes the place of. */
        private boolean isPersonal() {
            return person != null && !notice.occasion().isNews();
        }

        /** What a box says to the person who pressed it is no notice to those who are to come. */
        private boolean isAnswer() {
            return notice.channel().equals(CallBoxChannel.ID);
        }
    }

    /** What is known beside the notice. */
    interface History {
        boolean isSilenced(Notice draft);

        boolean isCauseTold(Notice draft);

        boolean isTold(Notice draft);

        /** How many incidents came of late in its building. */
        int inBuilding(Notice draft);

        int sentWithin(Notice draft, Duration window);
    }

    /** One question; SEND passes it on. */
    interface Stage {
        Reason judge(Draft draft, History history);
    }

    static Reason judge(Draft draft, History history) {
        return STAGES.stream()
                .map(stage -> stage.judge(draft, history))
                .filter(reason -> reason != Reason.SEND)
                .findFirst()
                .orElse(Reason.SEND);
    }

    private static Reason silenced(Draft draft, History history) {
        return !draft.isUrgent() && !draft.isAnswer() && history.isSilenced(draft.notice)
                ? Reason.SILENCED
                : Reason.SEND;
    }

    private static Reason inhibited(Draft draft, History history) {
        return !draft.isUrgent() && !draft.isAnswer() && !draft.isPersonal() && history.isCauseTold(draft.notice)
                ? Reason.INHIBITED
                : Reason.SEND;
    }

    private static Reason alreadyTold(Draft draft, History history) {
        return !draft.notice.occasion().isOfSafety() && history.isTold(draft.notice)
                ? Reason.ALREADY_TOLD
                : Reason.SEND;
    }

    private static Reason grouped(Draft draft, History history) {
        return !draft.isUrgent()
                        && !draft.isAnswer()
                        && !draft.isPersonal()
                        && history.inBuilding(draft.notice) > Gathering.MOST
                ? Reason.GROUPED
                : Reason.SEND;
    }

    /** Level II is told at night too; what is of level IV can always wait until the morning. */
    private static Reason quietHours(Draft draft, History history) {
        var person = draft.person;
        if (person == null || draft.isUrgent()) {
            return Reason.SEND;
        }
        return switch (draft.notice.level()) {
            case I, II -> Reason.SEND;
            case III -> person.isQuiet(draft.now) ? Reason.QUIET_HOURS : Reason.SEND;
            case IV -> Reason.QUIET_HOURS;
        };
    }

    private static Reason rate(Draft draft, History history) {
        var pace = Pace.of(draft.person);
        return !draft.isUrgent() && history.sentWithin(draft.notice, pace.window) >= pace.most
                ? Reason.TOO_MANY
                : Reason.SEND;
    }

    /** How much a receiver is told at most by one channel. */
    enum Pace {
        /** A receiver that wants each event follows the events instead. */
        MACHINE(60, Duration.ofMinutes(1)),
        /** Who leads from a console, as ISA-18.2 has it for operators. */
        CONSOLE(10, Duration.ofMinutes(10)),
        /** Who is on their feet, in a shift. */
        FIELD(12, Duration.ofHours(8));

        final int most;
        final Duration window;

        Pace(int most, Duration window) {
            this.most = most;
            this.window = window;
        }

        static Pace of(@Nullable Contact person) {
            if (person == null) {
                return MACHINE;
            }
            return person.role().isDuty() ? CONSOLE : FIELD;
        }
    }
}
