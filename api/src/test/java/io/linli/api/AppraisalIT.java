package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.PasswordHash;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.Place;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One case that went well, one that was a false alarm, one of another grid; judged over HTTP. */
class AppraisalIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    private static String good = "";
    private static String wrong = "";

    @BeforeAll
    static void work() {
        var hash = PasswordHash.of(Community.PASSWORD);
        api.api.parts().records.transact(tx -> {
            AccountStore.put(tx, new Account("super", "韩", Role.SUPERVISOR, "110105", null), hash);
            AccountStore.put(tx, new Account("grid004", "=1+1", Role.GRID_WORKER, Community.GRID, null), hash);
            return tx;
        });
        good = raised("site-good");
        report(good, "grid003", "real_resolved");
        wrong = raised("site-wrong");
        report(wrong, "grid004", "false_sensor");
        api.raise(Community.flood(Community.ELSEWHERE, Level.II, 1));
    }

    @Test
    void judgesByPersonWithWhatItWasCountedFrom() {
        var groups = get("lead", "?by=person").path("groups");

        assertThat(groups.findValuesAsText("key")).containsExactly("grid003", "grid004");
        assertThat(groups.at("/0/measures/handled/did").asInt()).isEqualTo(1);
        assertThat(groups.at("/0/measures/precise/share").asDouble()).isEqualTo(1);
        assertThat(groups.at("/1/measures/precise/share").asDouble()).isZero();
    }

    @Test
    void saysTheFormulaOfEachNumber() {
        var said = get("manager", "").path("formulas");

        assertThat(said.findValuesAsText("id")).contains("handled", "reworked", "sensed_first");
        assertThat(said.at("/0/formula/zh").asText()).contains("÷");
    }

    @Test
    void knowsNothingOfAnotherGrid() {
        assertThat(get("lead", "").at("/groups/0/cases").asInt())
                .isEqualTo(get("lead", "?grid=110105").at("/groups/0/cases").asInt());
        assertThat(get("other", "?by=grid").path("groups")).isEmpty();
    }

    @Test
    void whoWorksSeesTheirOwnCasesAlone() {
        assertThat(get("grid003", "?by=person").path("groups").findValuesAsText("key"))
                .containsExactly("grid003");
    }

    @Test
    void aManagerIsNotToldOfAPersonWithFewCases() {
        var groups = get("manager", "?by=person").path("groups");

        assertThat(groups.at("/0/hidden").asBoolean()).isTrue();
        assertThat(groups.at("/0").has("measures")).isFalse();
    }

    @Test
    void leadsDownToTheCaseThatSpeaksAgainstANumber() {
        var items = get("lead", "/cases?measure=precise").path("items");

        assertThat(items.findValuesAsText("incident")).contains(wrong).doesNotContain(good);
        assertThat(api.get("lead", "/api/v1/appraisal/cases?measure=nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void aPeriodThatMakesNoSenseIsRefused() {
        assertThat(api.get("lead", "/api/v1/appraisal?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAppealThatIsUpheldTakesTheCaseOutOfTheCount() {
        var id = raised("site-appeal");
        report(id, "grid003", "false_human");
        var before = get("lead", "").at("/groups/0/cases").asInt();
        assertThat(appeal("grid004", id)).isEqualTo(409);
        assertThat(appeal("grid003", id)).isEqualTo(201);
        assertThat(appeal("grid003", id)).isEqualTo(409);
        var appeal = StreamSupport.stream(
                        api.get("super", "/api/v1/appeals").body().path("items").spliterator(), false)
                .filter(item -> item.path("incident").asText().equals(id))
                .map(item -> item.path("id").asText())
                .findFirst()
                .orElseThrow();

        var decided = api.as("super", "PUT", "/api/v1/appeals/" + appeal, "{\"state\": \"upheld\", \"note\": \"停电\"}");

        assertThat(decided.body().path("state").asText()).isEqualTo("upheld");
        assertThat(get("lead", "").at("/groups/0/cases").asInt()).isEqualTo(before - 1);
        assertThat(api.as("super", "PUT", "/api/v1/appeals/" + appeal, "{\"state\": \"rejected\", \"note\": \"x\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void countsACaseForWhichMoreTimeWasGranted() {
        var id = raised("site-extended");
        take(id, "grid003", "acknowledge", "{}");
        take(id, "grid003", "ask-extension", "{\"note\": \"等泵车\"}");
        take(id, "duty", "approve-extension", "{}");
        var before = get("lead", "").at("/groups/0/measures/extended/did").asInt();
        take(id, "grid003", "arrive", "{}");
        take(id, "grid003", "feedback", "{\"outcome\": \"real_resolved\"}");

        assertThat(get("lead", "").at("/groups/0/measures/extended/did").asInt())
                .isEqualTo(before + 1);
    }

    @Test
    void writesATableInWhichNoNameIsAFormula() {
        var table = api.get("lead", "/api/v1/appraisal/export?by=person&language=en")
                .raw();

        assertThat(table.body()).contains("grid004,'=1+1,").doesNotContain(",=1+1");
        assertThat(table.headers().firstValue("content-disposition").orElse("")).contains("appraisal.csv");
    }

    @Test
    void writesAWorkbookWithoutFormulas(@TempDir Path folder) throws Exception {
        var request = HttpRequest.newBuilder(api.uri("/api/v1/appraisal/export?by=person&format=xlsx"))
                .header("cookie", api.cookieOf("lead"))
                .build();
        var file = api.client()
                .send(request, HttpResponse.BodyHandlers.ofFile(folder.resolve("appraisal.xlsx")))
                .body();

        try (var book = new ZipFile(file.toFile())) {
            var sheet = book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml"));
            assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<row")
                    .doesNotContain("<f>");
        }
    }

    private static JsonNode get(String username, String rest) {
        var answer = api.get(username, "/api/v1/appraisal" + rest);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static int appeal(String username, String id) {
        return api.as(username, "POST", "/api/v1/incidents/" + id + "/appeals", "{\"note\": \"停电\"}")
                .status();
    }

    private static String raised(String site) {
        var alert = Community.flood(Place.site(Community.GRID, site, site, Community.ZONE), Level.II, 1);
        api.raise(alert);
        return api.get("duty", "/api/v1/alerts/" + alert.id())
                .body()
                .path("incident")
                .asText();
    }

    private static void report(String id, String username, String outcome) {
        for (var step : List.of("acknowledge", "arrive")) {
            take(id, username, step, "{}");
        }
        take(id, username, "feedback", "{\"outcome\": \"%s\", \"note\": \"看过\"}".formatted(outcome));
        take(id, "duty", "close", "{}");
    }

    private static void take(String id, String username, String step, String body) {
        var answer = api.as(username, "POST", "/api/v1/incidents/" + id + "/" + step, body);
        assertThat(answer.status()).as("%s %s", step, answer.body()).isEqualTo(200);
    }
}
