package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.Command;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call box is told to say, by a clock that goes on when it is told to. */
class CallBoxIT {
    private final SettableClock clock = new SettableClock(Instant.now());
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.by(clock);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whoPressedHearsThatTheCallIsPassedOn() {
        api.raise(Community.sos(1));
        await().until(() -> tones().equals(List.of("heard")));
        clock.advance(Duration.ofSeconds(60));
        await().until(() -> tones().equals(List.of("heard", "escalated")));
        assertThat(commands())
                .last()
                .satisfies(command -> assertThat(command.data()).containsEntry("tts", "正在为您转告更多人，请不要着急"));
    }

    @Test
    void aHomeThatIsStillIsAskedOnceBeforeAnybodyIsCalled() {
        var first = Community.still(1);
        api.raise(first, Community.next(first, Level.IV));
        await().until(() -> tones().equals(List.of("check_in")));
        assertThat(commands().get(0).device()).isEqualTo("box-1");
        assertThat(api.get("duty", "/api/v1/incidents").body().path("items")).isEmpty();
    }

    @Test
    void aHomeThatStirredMeanwhileIsNotAsked() {
        api.raise(Community.cleared(Community.still(1)));
        api.raise(Community.sos(1));
        await().until(() -> tones().equals(List.of("heard")));
    }

    /** Each once: what a box does not answer is said again. */
    private List<Object> tones() {
        return commands().stream()
                .map(command -> command.data().get("tone"))
                .distinct()
                .toList();
    }

    private List<Command> commands() {
        return api.streams.of(Streams.COMMANDS).stream()
                .map(record -> Json.read(Objects.requireNonNull(record.value()), Command.class))
                .toList();
    }
}
