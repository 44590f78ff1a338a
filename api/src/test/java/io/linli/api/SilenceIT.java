package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.notify.NoticeConfig.Webhook;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.Role;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Place;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeping quiet for a while: by whom, of what, and that it is on the record what was not told. */
class SilenceIT {
    private static final String PATH = "/api/v1/silences";

    private static WebhookReceiver receiver;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        receiver = new WebhookReceiver();
        api = RunningApi.start(NoticeConfig.NONE.with(new Webhook(receiver.url(), WebhookReceiver.SECRET, true)));
    }

    @AfterAll
    static void stop() {
        api.close();
        receiver.close();
    }

    @Test
    void whatIsSilencedIsHeldBackAndSaysByWhomAndWhy() {
        var place = home("s-1");
        var silence = add("lead", "home", "s-1", soon(60), 201).path("id").asText();
        api.raise(Community.flood(place, Level.II, 1));
        var held = incident("s-1").path("notices").get(0);
        assertThat(held.path("state").asText()).isEqualTo("held");
        assertThat(held.path("detail").asText()).isEqualTo("silenced by lead: 装修");
        assertThat(incident("s-1").path("timeline").findValuesAsText("reason")).contains("notice held");
        assertThat(listed(silence).path("held").asInt()).isEqualTo(1);
    }

    @Test
    void aDeviceCanBeSilencedByItself() {
        add("lead", "device", "level-7", soon(60), 201);
        var flood = Community.flood(Community.UNDERPASS, Level.II, 1);
        api.raise(new Alert(
                flood.id(),
                flood.kind(),
                flood.subject(),
                flood.place(),
                "level-7",
                flood.level(),
                flood.ladder(),
                flood.stage(),
                flood.mode(),
                flood.rule(),
                flood.version(),
                flood.revision(),
                flood.onset(),
                flood.raisedAt(),
                flood.updatedAt(),
                flood.levelAt(),
                flood.clearedAt(),
                flood.clearReason(),
                flood.late(),
                flood.explanation(),
                flood.text()));
        assertThat(incident("underpass-east").path("notices").findValuesAsText("state"))
                .containsExactly("held");
    }

    @Test
    void levelOneIsToldAllTheSame() {
        add("lead", "home", "s-2", soon(60), 201);
        api.raise(Community.flood(home("s-2"), Level.I, 1));
        await().untilAsserted(() -> assertThat(incident("s-2").path("notices").findValuesAsText("state"))
                .containsExactly("delivered"));
    }

    @Test
    void whoEndsItIsToldAgain() {
        var silence = add("lead", "home", "s-3", soon(60), 201).path("id").asText();
        assertThat(api.as("duty", "DELETE", PATH + "/" + silence, "").status()).isEqualTo(204);
        api.raise(Community.flood(home("s-3"), Level.II, 1));
        assertThat(incident("s-3").path("notices").findValuesAsText("state")).doesNotContain("held");
        assertThat(listed(silence).has("ended_at")).isTrue();
    }

    @Test
    void untilTheIncidentIsOverAndNoLonger() {
        var place = home("s-4");
        api.raise(Community.flood(place, Level.III, 1));
        var id = incident("s-4").path("id").asText();
        var silence = add("lead", "home", "s-4", "\"incident\": \"" + id + "\"", 201)
                .path("id")
                .asText();
        assertThat(inForce(silence)).isTrue();
        assertThat(api.post("duty", "/api/v1/incidents/" + id + "/force-close", "{\"note\": \"误报\"}")
                        .status())
                .isEqualTo(200);
        assertThat(inForce(silence)).isFalse();
        assertThat(add("lead", "home", "s-4", "\"incident\": \"" + id + "\"", 422)
                        .path("detail")
                        .asText())
                .isEqualTo("incident: none that is open");
    }

    @ParameterizedTest
    @CsvSource({
        "duty,    201",
        "lead,    201",
        "street,  201",
        "grid003, 403",
        "manager, 403",
        "admin,   403",
        "home501, 403"
    })
    void whoLeadsMaySilence(String username, int status) {
        add(username, "building", "110105001001003/9", soon(60), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grid     | 110108            | outside of one's grids",
                "grid     | 1101              | wider than one's own",
                "device   | level-9           | another grid's",
                "device   | nobody            | unknown",
                "home     | w1-101            | another grid's",
                "person   | other             | another grid's",
                "person   | street            | above them",
                "building | 110108001001001/1 | another grid's"
            })
    void whatIsNotTheirsIsAsUnknown(String scope, String target, String why) {
        assertThat(add("lead", scope, target, soon(60), 422).path("detail").asText())
                .as(why)
                .isEqualTo("target: no such " + scope + " within your grids");
    }

    @Test
    void itLastsAShiftAtMost() {
        add("lead", "home", "b3-501", soon(8 * 60 - 1), 201);
        for (var wrong : new String[] {soon(8 * 60 + 1), soon(-1), "\"until\": \"tomorrow\"", "\"until\": null"}) {
            add("lead", "home", "b3-501", wrong, wrong.contains("null") ? 400 : 422);
        }
        var both = soon(60) + ", \"incident\": \"00000000-0000-0000-0000-000000000000\"";
        add("lead", "home", "b3-501", both, 422);
    }

    @Test
    void anotherGridsSilenceDoesNotExist() {
        var silence = add("lead", "home", "b3-501", soon(60), 201).path("id").asText();
        assertThat(api.get("other", PATH + "?all=true").body().toString()).doesNotContain(silence);
        var hash = PasswordHash.of(Community.PASSWORD);
        api.records().transact(tx -> {
            AccountStore.put(tx, new Account("far", "远", Role.COMMUNITY_DUTY, "110108", null), hash);
            return hash;
        });
        assertThat(api.get("far", PATH + "?all=true").body().path("items")).isEmpty();
        assertThat(api.as("far", "DELETE", PATH + "/" + silence, "").status()).isEqualTo(404);
        assertThat(inForce(silence)).isTrue();
        assertThat(api.as("duty", "DELETE", PATH + "/00000000-0000-0000-0000-000000000000", "")
                        .status())
                .isEqualTo(404);
    }

    private static Place home(String id) {
        var form = "{\"grid\": \"%s\", \"label\": \"%s\"}".formatted(Community.GRID, id);
        assertThat(api.as("admin", "PUT", "/api/v1/homes/" + id, form).status()).isEqualTo(200);
        return Place.home(Community.GRID, id, null, id, Community.ZONE);
    }

    private static String soon(int minutes) {
        return "\"until\": \"" + Instant.now().plus(Duration.ofMinutes(minutes)) + "\"";
    }

    private static JsonNode add(String username, String scope, String target, String until, int status) {
        if (scope.equals("home") && target.startsWith("s-")) {
            home(target);
        }
        var answer = api.post(
                username,
                PATH,
                "{\"scope\": \"%s\", \"target\": \"%s\", \"reason\": \"装修\", %s}".formatted(scope, target, until));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer.body();
    }

    private static JsonNode listed(String id) {
        for (var silence : api.get("duty", PATH + "?all=true").body().path("items")) {
            if (silence.path("id").asText().equals(id)) {
                return silence;
            }
        }
        throw new AssertionError("no silence " + id);
    }

    private static boolean inForce(String id) {
        return api.get("duty", PATH).body().toString().contains(id);
    }

    private static JsonNode incident(String subject) {
        for (var incident : api.get("duty", "/api/v1/incidents").body().path("items")) {
            if (incident.path("subject").asText().endsWith(":" + subject)) {
                return api.get(
                                "duty",
                                "/api/v1/incidents/" + incident.path("id").asText())
                        .body();
            }
        }
        throw new AssertionError("no incident of " + subject);
    }
}
