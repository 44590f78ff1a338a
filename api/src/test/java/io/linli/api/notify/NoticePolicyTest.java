package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.notify.NoticePolicy.Reason;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each stage alone, and which comes first; what is known of the notice stands in one word of flags. */
class NoticePolicyTest {
    private static final Instant NIGHT = Instant.parse("2026-11-30T02:00:00Z");
    private static final Instant DAY = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "II,  '',                              SEND",
        "II,  silenced,                        SILENCED",
        "I,   silenced,                        SEND",
        "II,  silenced cause told,             SILENCED",
        "II,  cause,                           INHIBITED",
        "I,   cause,                           SEND",
        "II,  told,                            ALREADY_TOLD",
        "I,   told,                            ALREADY_TOLD",
        "II,  cause told,                      INHIBITED",
        "II,  many,                            GROUPED",
        "I,   many,                            SEND",
        "II,  told many,                       ALREADY_TOLD"
    })
    void theFirstStageThatHoldsItBackSaysWhy(Level level, String flags, Reason expected) {
        assertThat(judge(level, "sms", null, DAY, flags, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"silenced", "cause", "many"})
    void theAnswerOfACallBoxIsHeldBackByNoneOfThese(String flag) {
        assertThat(judge(Level.II, "call_box", null, DAY, flag, 0)).isEqualTo(Reason.SEND);
    }

    @ParameterizedTest
    @CsvSource({"VISIT_ASKED", "VISIT_SILENT"})
    void whetherAWorkerIsWellIsAskedAtNightWhateverTheLevel(Occasion occasion) {
        var asked = new NoticePolicy.Draft(notice(Level.IV, "sms", occasion), person(Role.GRID_WORKER), NIGHT);
        assertThat(NoticePolicy.judge(asked, history(List.of("silenced", "cause", "told", "many"), 99)))
                .isEqualTo(Reason.SEND);
    }

    @ParameterizedTest
    @CsvSource({"cause", "many"})
    void aWordToOnePersonIsNotToldWithOthers(String flag) {
        var handed =
                new NoticePolicy.Draft(notice(Level.II, "sms", Occasion.TRANSFERRED), person(Role.GRID_WORKER), DAY);
        assertThat(NoticePolicy.judge(handed, history(List.of(flag), 0))).isEqualTo(Reason.SEND);
    }

    @ParameterizedTest
    @CsvSource({
        "I,   true,  SEND",
        "II,  true,  SEND",
        "III, true,  QUIET_HOURS",
        "III, false, SEND",
        "IV,  false, QUIET_HOURS",
        "IV,  true,  QUIET_HOURS"
    })
    void theNightIsQuietButForWhatCannotWait(Level level, boolean isNight, Reason expected) {
        var person = person(Role.GRID_WORKER);
        assertThat(judge(level, "sms", person, isNight ? NIGHT : DAY, "", 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "I,   GRID_WORKER,    99, SEND",
        "II,  GRID_WORKER,    11, SEND",
        "II,  GRID_WORKER,    12, TOO_MANY",
        "III, PROPERTY,       12, TOO_MANY",
        "II,  COMMUNITY_DUTY, 9,  SEND",
        "II,  COMMUNITY_DUTY, 10, TOO_MANY",
        "I,   COMMUNITY_DUTY, 10, SEND",
        "II,  ,               59, SEND",
        "II,  ,               60, TOO_MANY",
        "I,   ,               60, SEND"
    })
    void nobodyIsToldMoreThanTheyCanTakeIn(Level level, @Nullable Role role, int sent, Reason expected) {
        var person = role == null ? null : person(role);
        assertThat(judge(level, "sms", person, DAY, "", sent)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({", PT1M", "COMMUNITY_DUTY, PT10M", "GRID_LEAD, PT10M", "GRID_WORKER, PT8H", "VOLUNTEER, PT8H"})
    void aShiftIsLongerThanALookAtTheConsole(@Nullable Role role, Duration window) {
        assertThat(NoticePolicy.Pace.of(role == null ? null : person(role)).window)
                .isEqualTo(window);
    }

    private static Reason judge(
            Level level, String channel, @Nullable Contact person, Instant now, String flags, int sent) {
        return NoticePolicy.judge(
                new NoticePolicy.Draft(notice(level, channel, Occasion.DISPATCHED), person, now),
                history(List.of(flags.split(" ")), sent));
    }

    /** Quiet from ten to six. */
    private static Contact person(Role role) {
        var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC);
        return new Contact("zhou", role, "110105001001003", "13800000001", null, List.of(), quiet);
    }

    private static Notice notice(Level level, String channel, Occasion occasion) {
        return new Notice(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                channel,
                "13800000001",
                null,
                occasion,
                level,
                "110105001001003",
                "site:underpass-east",
                new Text("", ""),
                Map.of(),
                Notice.State.PENDING,
                0,
                "",
                Instant.EPOCH);
    }

    private static NoticePolicy.History history(List<String> flags, int sent) {
        return new NoticePolicy.History() {
            @Override
            public boolean isSilenced(Notice draft) {
                return flags.contains("silenced");
            }

            @Override
            public boolean isCauseTold(Notice draft) {
                return flags.contains("cause");
            }

            @Override
            public boolean isTold(Notice draft) {
                return flags.contains("told");
            }

            @Override
            public int inBuilding(Notice draft) {
                return flags.contains("many") ? 11 : 10;
            }

            @Override
            public int sentWithin(Notice draft, Duration window) {
                return sent;
            }
        };
    }
}
