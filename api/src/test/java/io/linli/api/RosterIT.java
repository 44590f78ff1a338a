package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.roster.Rosters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rosters over the real service; 7 December 2026 is a Monday. */
class RosterIT {
    private static final String SHIFT =
            "{\"id\": \"day\", \"from\": \"08:00\", \"to\": \"20:00\", \"person\": \"grid003\", \"backup\": \"lead\"}";
    private static final Instant NOON = Instant.parse("2026-12-07T04:00:00Z");

    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void whoIsOnDutyIsAskedOfTheNearestRosterThatHasSomebody() {
        var grid = created("lead", body(Community.GRID, "grid", SHIFT));
        created(
                "lead",
                body("110105001001", "grid", SHIFT.replace("grid003", "duty").replace("08:00", "00:00")));
        assertThat(onDuty("grid", NOON)).containsExactly("grid003");
        assertThat(onDuty("grid", NOON.minusSeconds(6 * 3600)))
                .as("before eight")
                .containsExactly("duty");
        assertThat(covered(Community.GRID)).isTrue();
        assertThat(covered(Community.ELSEWHERE.grid())).isFalse();

        var leave = "{\"person\": \"grid003\", \"from\": \"2026-12-07T00:00:00Z\", \"to\": \"2026-12-08T00:00:00Z\"}";
        var away = api.post("lead", "/api/v1/rosters/leaves", leave);
        assertThat(away.status()).isEqualTo(201);
        assertThat(onDuty("grid", NOON)).as("who backs them up").containsExactly("lead");
        var day = api.get("grid003", grid + "?from=2026-12-07&days=1").body();
        assertThat(day.at("/stints/0/person/username").asText()).isEqualTo("lead");
        assertThat(day.at("/holes").size()).isEqualTo(2);
        var id = away.body().path("id").asText();
        assertThat(api.as("lead", "DELETE", "/api/v1/rosters/leaves/" + id, "").status())
                .isEqualTo(204);
        assertThat(onDuty("grid", NOON)).containsExactly("grid003");
    }

    @Test
    void aPlanThatSomebodyElseHasChangedIsNotOverwritten() {
        var path = created("duty", body("110105001001", "community", SHIFT.replace("grid003", "duty")));
        var change = "{\"special\": [{\"name\": \"元旦\", \"dates\": [\"2027-01-01\"]}]}";
        var changed = api.as("duty", "PATCH", path, change, "if-match", "\"1\"");
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(changed.body().at("/week/MONDAY/0/from").asText())
                .as("what was not sent")
                .isEqualTo("08:00");
        assertThat(api.as("duty", "PATCH", path, change, "if-match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(api.as("duty", "DELETE", path, "", "if-match", "\"2\"").status())
                .isEqualTo(204);
        assertThat(api.get("duty", path).status()).isEqualTo(404);
    }

    @Test
    void nonsenseIsNamedByFieldAndValue() {
        assertRefused(body("110108", "grid", SHIFT), "grid: not within your grids", "110108");
        assertRefused(body("110105001", "street", SHIFT.replace("grid003", "home501")), "nobody who works", "home501");
        assertRefused(body("110105001", "street", SHIFT.replace("\"lead\"", "\"grid003\"")), "backup: somebody else");
        assertRefused(body("110105001", "street", SHIFT + ", " + SHIFT), "once in a day, not twice: day");
        created("street", body("110105001", "street", SHIFT.replace("grid003", "street")));
        assertThat(api.post("street", "/api/v1/rosters", body("110105001", "street", SHIFT))
                        .status())
                .as("one of each tier")
                .isEqualTo(409);
    }

    @Test
    void everybodySeesWhoIsOnDutyNowAndWhenNobodyWillBe() {
        created("street", body("110105001001003", "department", SHIFT.replace("grid003", "water")));
        var items = api.get("grid003", "/api/v1/rosters/on-duty?grid=" + Community.GRID)
                .body()
                .path("items");
        var department = items.findParents("tier").stream()
                .filter(item -> item.path("tier").asText().equals("department"))
                .findFirst()
                .orElseThrow();
        assertThat(department.path("holes")).isNotEmpty();
        assertThat(department.at("/holes/0/reason").asText()).isEqualTo("no_shift");
        assertThat(api.get("other", "/api/v1/rosters/on-duty").body().path("items"))
                .isEmpty();
    }

    @Test
    void oneAsksForAnExchangeAndTheOtherAccepts() {
        var path = created("street", body("110105001001003", "street", SHIFT));
        var ask = "{\"give\": {\"shift\": \"day\", \"date\": \"2026-12-07\"}, \"to\": \"duty\"}";
        assertThat(api.post("water", path + "/swaps", ask).body().path("detail").asText())
                .contains("give: this shift is grid003's");
        var asked = api.post("grid003", path + "/swaps", ask);
        assertThat(asked.status()).isEqualTo(201);
        var swap = path + "/swaps/" + asked.body().path("id").asText();
        assertThat(onDuty("street", NOON)).as("asked for only").containsExactly("grid003");
        assertThat(api.post("grid003", swap + "/accept", "").status())
                .as("not by oneself")
                .isEqualTo(403);
        assertThat(api.post("water", swap + "/accept", "").status())
                .as("between others")
                .isEqualTo(404);
        assertThat(api.post("duty", swap + "/accept", "").status()).isEqualTo(200);
        assertThat(onDuty("street", NOON)).containsExactly("duty");
        assertThat(api.as("grid003", "DELETE", swap, "").status())
                .as("agreed upon")
                .isEqualTo(409);
        assertThat(api.as("lead", "DELETE", swap, "").status()).isEqualTo(204);
        assertThat(onDuty("street", NOON)).containsExactly("grid003");
        assertThat(api.post("lead", path + "/swaps", ask)
                        .body()
                        .path("accepted")
                        .asBoolean())
                .as("set by a lead")
                .isTrue();
        assertThat(onDuty("street", NOON)).containsExactly("duty");
    }

    @Test
    void whoGoesLeavesANoteForWhoComes() {
        var path = created("street", body("110105001001", "department", SHIFT));
        var note = "{\"shift\": \"day\", \"date\": \"2026-12-07\", \"note\": \"3号楼水泵在修\"}";
        assertThat(api.post("water", path + "/hand-overs", note).status()).isEqualTo(422);
        assertThat(api.post("grid003", path + "/hand-overs", note).status()).isEqualTo(201);
        assertThat(api.get("duty", "/api/v1/rosters/on-duty").body().findValuesAsText("note"))
                .contains("3号楼水泵在修");
    }

    private static String created(String by, String body) {
        var answer = api.post(by, "/api/v1/rosters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return "/api/v1/rosters/" + answer.body().path("id").asText();
    }

    private static void assertRefused(String body, String... why) {
        var answer = api.post("street", "/api/v1/rosters", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).contains(why);
    }

    private static String body(String grid, String tier, String shifts) {
        return "{\"grid\": \"%s\", \"tier\": \"%s\", \"week\": {\"MONDAY\": [%s]}}".formatted(grid, tier, shifts);
    }

    private static List<String> onDuty(String tier, Instant at) {
        return api.records().transact(tx -> Rosters.onDuty(tx, Community.GRID, tier, at));
    }

    private static boolean covered(String grid) {
        return api.records().transact(tx -> Rosters.isCovered(tx, grid, "grid"));
    }
}
