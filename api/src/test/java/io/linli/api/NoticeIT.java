package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.NoticeConfig.Webhook;
import io.linli.api.stream.Streaming.Arrived;
import io.linli.model.Command;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told, and that it is known how far each notice got. */
class NoticeIT {
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final RunningApi api =
            RunningApi.start(NoticeConfig.NONE.with(new Webhook(receiver.url(), WebhookReceiver.SECRET, true)));

    @AfterEach
    void stop() {
        api.close();
        receiver.close();
    }

    @Test
    void aSignedNoticeFollowsTheAlert() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        await().until(() -> receiver.received().size() == 1);
        var post = receiver.received().get(0);
        assertThat(post.isSigned()).isTrue();
        var event = post.json();
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("io.linli.incident.dispatched");
        assertThat(event.at("/data/level").asText()).isEqualTo("I");
        await().untilAsserted(() ->
                assertThat(notice("webhook").path("state").asText()).isEqualTo("delivered"));
    }

    @Test
    void aRiseOfTheLevelIsToldAndAnotherAlertOfTheSameLevelIsNot() {
        var alert = Community.flood(Community.UNDERPASS, Level.III, 1);
        api.raise(alert, Community.next(alert, Level.I), Community.flood(Community.UNDERPASS, Level.I, 1));
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received())
                .extracting(post -> post.json().path("type").asText())
                .containsExactlyInAnyOrder("io.linli.incident.dispatched", "io.linli.incident.level_rose");
    }

    @Test
    void whatIsSentBackIsToldAgain() {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        api.post("grid003", path() + "/acknowledge", "");
        api.post("grid003", path() + "/arrive", "");
        api.post("grid003", path() + "/feedback", "{\"outcome\": \"real_resolved\"}");
        api.post("duty", path() + "/rework", "{\"note\": \"水还在\"}");
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received())
                .extracting(post -> post.json().path("type").asText())
                .containsOnly("io.linli.incident.dispatched");
    }

    @Test
    void theReassuranceToneReachesTheBoxWithinTwoSeconds() {
        api.raise(Community.sos(1));
        await().atMost(Duration.ofSeconds(2)).until(() -> !commands().isEmpty());
        var command = commands().get(0);
        assertThat(command.device()).isEqualTo("box-1");
        assertThat(command.type()).isEqualTo("ack");
        assertThat(command.data()).containsKeys("pressId", "tone", "lamp", "tts");
    }

    @Test
    void aSecondPressIsAnsweredAgainAndAnotherRevisionIsNot() {
        var first = Community.pressed(Community.sos(1), "p1");
        var same = Community.next(first, Level.I);
        api.raise(first, same, Community.pressed(same, "p2"));
        await().until(() -> commands().size() == 2);
        assertThat(commands())
                .extracting(command -> command.data().get("pressId"))
                .containsExactlyInAnyOrder("p1", "p2");
    }

    @Test
    void theBoxSaysThatItWasHeard() {
        api.raise(Community.sos(1));
        await().until(() -> notice("call_box").path("state").asText().equals("awaiting"));
        answer(commands().get(0), "done");
        assertThat(notice("call_box").path("state").asText()).isEqualTo("delivered");
    }

    @Test
    void aBoxThatCouldNotIsAskedAgain() {
        api.raise(Community.sos(1));
        await().until(() -> !commands().isEmpty());
        answer(commands().get(0), "speaker_broken");
        assertThat(notice("call_box").path("detail").asText()).isEqualTo("speaker_broken");
        await().atMost(Duration.ofSeconds(15)).until(() -> commands().size() == 2);
    }

    @Test
    void whoPressedHearsThatSomebodyComes() {
        api.raise(Community.sos(1));
        await().until(() -> commands().size() == 1);
        api.post("grid003", path() + "/acknowledge", "");
        await().until(() -> commands().size() == 2);
        assertThat(commands().get(1).data()).containsEntry("tts", "网格员已收到，正在赶来");
    }

    @Test
    void theToneIsNotLostWhenTheLogIsDown() {
        api.streams.isDown.set(true);
        api.raise(Community.sos(1));
        await().until(() -> notice("call_box").path("attempts").asInt() == 1);
        api.streams.isDown.set(false);
        await().until(() -> commands().size() == 1);
    }

    @Test
    void aWebhookThatHangsDoesNotDelayTheTone() {
        receiver.hang();
        IntStream.range(0, 10)
                .mapToObj(i -> Place.site(Community.GRID, "underpass-" + i, "地下通道", Community.ZONE))
                .forEach(place -> api.raise(Community.flood(place, Level.I, 1)));
        await().until(() -> receiver.received().size() >= 1);
        api.raise(Community.sos(1));
        await().atMost(Duration.ofSeconds(2)).until(() -> commands().size() == 1);
    }

    @Test
    void everyAttemptStandsOnTheTimeline() {
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        await().untilAsserted(() -> assertThat(
                        api.get("duty", path()).body().path("timeline").findValuesAsText("reason"))
                .contains("notice pending", "notice delivered"));
    }

    @Test
    void whatTheRecordsCouldNotTakeIsTriedAgainWithinSeconds() {
        for (var sql : new String[] {
            "create sequence stumbles",
            "create function stumble() returns trigger language plpgsql as $$ begin"
                    + " if nextval('stumbles') = 1 then raise exception 'once'; end if; return new; end $$",
            "create trigger stumble before update on notice for each row execute function stumble()"
        }) {
            api.records().transact(tx -> tx.handle().execute(sql));
        }
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states()).containsOnly("DELIVERED"));
    }

    private java.util.List<String> states() {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select state from notice where channel = 'webhook'")
                        .mapTo(String.class)
                        .list());
    }

    private void answer(Command command, String reason) {
        var now = System.currentTimeMillis();
        var signal = new Signal(
                "home:b3-501",
                "box-1",
                SignalKind.COMMAND_ANSWERED,
                command.id(),
                Map.of("reason", reason),
                now,
                now,
                Quality.GOOD);
        api.api.parts().intake().observations(List.of(new Arrived("x", signal.subject(), Wire.encode(signal), now)));
    }

    private List<Command> commands() {
        return api.streams.of(Streams.COMMANDS).stream()
                .map(record -> Json.read(Objects.requireNonNull(record.value()), Command.class))
                .toList();
    }

    private String path() {
        return "/api/v1/incidents/"
                + api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
    }

    private JsonNode notice(String channel) {
        for (var notice : api.get("duty", path()).body().path("notices")) {
            if (notice.path("channel").asText().equals(channel)) {
                return notice;
            }
        }
        throw new AssertionError("no notice by " + channel);
    }
}
