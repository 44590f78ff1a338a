package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Level;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePolicyTest {

    @ParameterizedTest
    @CsvSource({
        "II, false, 0,  SEND",
        "II, true,  0,  ALREADY_TOLD",
        "I,  true,  0,  ALREADY_TOLD",
        "II, false, 60, TOO_MANY",
        "II, false, 59, SEND",
        "I,  false, 60, SEND"
    })
    void theFirstStageThatHoldsItBackSaysWhy(
            Level level, boolean told, int sentInTheLastMinute, NoticePolicy.Reason expected) {
        assertThat(NoticePolicy.judge(notice(level), history(told, sentInTheLastMinute)))
                .isEqualTo(expected);
    }

    private static Notice notice(Level level) {
        return new Notice(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                "webhook",
                "webhook",
                null,
                Occasion.DISPATCHED,
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

    private static NoticePolicy.History history(boolean told, int sent) {
        return new NoticePolicy.History() {
            @Override
            public boolean isTold(Notice draft) {
                return told;
            }

            @Override
            public int sentWithin(Notice draft, Duration window) {
                return sent;
            }
        };
    }
}
