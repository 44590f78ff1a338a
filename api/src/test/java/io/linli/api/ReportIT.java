package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Level;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people report, from the first word to their verdict. */
class ReportIT {
    private static final String BUILDING = Community.GRID + "/3";

    @RegisterExtension
    static RunningApi api = RunningApi.start();

    @Test
    void whatACallerSaysIsDispatchedDoneCheckedCalledBackAndRated() {
        var slip =
                api.post("duty", "/api/v1/reports", told("lighting").encode()).body();
        var id = slip.path("id").asText();
        assertThat(slip.path("level").asText()).isEqualTo("IV");
        assertThat(slip.path("state").asText()).isEqualTo("dispatched");
        assertThat(slip.path("acknowledge_by").asText()).isNotEmpty();
        assertThat(slip.path("feedback_by").asText()).isNotEmpty();
        step("grid003", id, "acknowledge", "{}");
        step("grid003", id, "arrive", "{}");
        step("grid003", id, "feedback", "{\"outcome\": \"real_resolved\", \"note\": \"换了灯\"}");
        step("duty", id, "close", "{\"note\": \"看过了\"}");
        assertThat(follow(slip).path("state").asText()).isEqualTo("closed");
        var called = api.post("duty", "/api/v1/incidents/" + id + "/reporter/call-back", "{\"reason\": \"回访\"}");
        assertThat(called.body().path("phone").asText()).isEqualTo("13812345678");
        step("duty", id, "evaluate", "{\"rating\": 5, \"solved\": true, \"note\": \"回访\"}");
        assertThat(follow(slip).path("state").asText()).isEqualTo("evaluated");
        var measures = api.get("manager", "/api/v1/appraisal").body().toString();
        assertThat(measures).contains("solved");
        assertThat(lines(id).get(0).path("kind").asText()).isEqualTo("REPORT");
        assertThat(lines(id).get(0).path("detail").path("source").asText()).isEqualTo("phone");
        assertThat(lines(id).get(0).path("actor").asText()).isEqualTo("duty");
    }

    @Test
    void whoWroteOnThePageFollowsItAndSaysWhetherItIsSolved() {
        var slip = atPlace("noise", "楼上半夜装修").body();
        assertThat(slip.has("id")).isFalse();
        assertThat(slip.path("state").asText()).isEqualTo("verifying");
        var id = newest("noise");
        assertThat(rate(slip, true, 4).status()).isEqualTo(409);
        step("duty", id, "register", "{}");
        step("grid003", id, "acknowledge", "{}");
        step("grid003", id, "arrive", "{}");
        step("grid003", id, "feedback", "{\"outcome\": \"real_resolved\", \"note\": \"已劝停\"}");
        step("lead", id, "close", "{\"note\": \"安静了\"}");
        var rated = rate(slip, false, 2);
        assertThat(rated.body().path("state").asText()).isEqualTo("evaluated");
        assertThat(rate(slip, true, 5).status()).isEqualTo(409);
        var last = lines(id).get(lines(id).size() - 1);
        assertThat(last.path("detail").path("solved").asBoolean(true)).isFalse();
        assertThat(lines(id).toString()).doesNotContain("孙家");
        assertThat(api.get("duty", "/api/v1/incidents/" + id + "/report")
                        .body()
                        .path("words")
                        .asText())
                .contains("半夜装修", "孙家");
    }

    @Test
    void anUrgentRiskIsDispatchedWhoeverTellsOfIt() {
        assertThat(atPlace("gas", "有煤气味").body().path("state").asText()).isEqualTo("dispatched");
    }

    @Test
    void twoWhoReportTheSameAreBothHeardAndAnAlertHasAnIncidentOfItsOwn() {
        var body = told("flood").put("place", "underpass-west").encode();
        assertThat(api.post("other", "/api/v1/reports", body).status()).isEqualTo(201);
        assertThat(api.post("other", "/api/v1/reports", body).status()).isEqualTo(201);
        api.raise(Community.flood(Community.ELSEWHERE, Level.II, 1));
        api.raise(Community.flood(Community.ELSEWHERE, Level.II, 1));
        var open = api.get("other", "/api/v1/incidents?state=open&kind=flood")
                .body()
                .path("items");
        assertThat(open.findValuesAsText("source")).containsExactlyInAnyOrder("phone", "phone", "sensor");
    }

    @Test
    void theSameCommandMakesOneIncident() {
        var key = UUID.randomUUID().toString();
        var first = api.as("duty", "POST", "/api/v1/reports", told("rubbish").encode(), "idempotency-key", key);
        var again = api.as("duty", "POST", "/api/v1/reports", told("rubbish").encode(), "idempotency-key", key);
        assertThat(again.body()).isEqualTo(first.body());
        var onPage = page("rubbish", "垃圾堆在门口").encode();
        var one = api.send(
                "POST", "/api/v1/reports/place", onPage, "idempotency-key", key, "content-type", "application/json");
        var two = api.send(
                "POST", "/api/v1/reports/place", onPage, "idempotency-key", key, "content-type", "application/json");
        assertThat(one.status()).isEqualTo(201);
        assertThat(two.body()).isEqualTo(one.body());
    }

    @Test
    void whatStrangersWriteStaysText() {
        var words = "<img src=x onerror=alert(1)>\n=HYPERLINK(\"x\") \u202e🧹";
        var body = told("other").put("words", words).put("name", "👵🏽").encode();
        var id = api.post("duty", "/api/v1/reports", body).body().path("id").asText();
        var report = api.get("grid003", "/api/v1/incidents/" + id + "/report").body();
        assertThat(report.path("words").asText()).isEqualTo("<img src=x onerror=alert(1)>\n=HYPERLINK(\"x\") 🧹");
        assertThat(report.path("name").asText()).startsWith("👵");
        assertThat(report.path("phone").asText()).isEqualTo("138****5678");
        assertThat(report.path("receiver").asText()).isEqualTo("duty");
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(add(told("dragon"))).isEqualTo(422);
        assertThat(add(told("noise").put("words", " \u0000 "))).isEqualTo(422);
        assertThat(add(told("noise").put("phone", "=1+1"))).isEqualTo(422);
        assertThat(add(told("noise").put("source", "page"))).isEqualTo(400);
        assertThat(add(told("noise").put("words", "x".repeat(10_000_000)))).isEqualTo(413);
        assertThat(add(told("noise").put("place", "nowhere"))).isEqualTo(404);
        assertThat(add(told("noise").put("place", "underpass-west"))).isEqualTo(404);
        assertThat(add(told("noise").put("home", "w1-101"))).isEqualTo(404);
        assertThat(api.send("GET", "/api/v1/reports/place?id=nowhere", "").status())
                .isEqualTo(404);
        assertThat(api.post("duty", "/api/v1/reports/follow", "{\"code\": \"abcd-abcd-abcd\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoReportedIsForgottenAndTheIncidentStays() {
        var id = api.post(
                        "duty",
                        "/api/v1/reports",
                        told("home-help").put("name", "孙小明").encode())
                .body()
                .path("id")
                .asText();
        var path = "/api/v1/incidents/" + id + "/reporter";
        step("grid003", id, "acknowledge", "{\"note\": \"孙小明已联系\"}");
        assertThat(api.get("admin", path).body().toString()).contains("孙小明", "13812345678");
        assertThat(api.as("admin", "DELETE", path, "").status()).isEqualTo(204);
        assertThat(api.get("admin", path).body().toString()).doesNotContain("孙小明", "13812345678");
        assertThat(api.get("duty", "/api/v1/incidents/" + id).body().toString())
                .contains("acknowledged")
                .doesNotContain("孙小明");
    }

    @Test
    void whoCallsThemselvesByAWordOfOursTakesNothingElseWithThem() {
        var id = api.post(
                        "duty",
                        "/api/v1/reports",
                        told("lift-fault")
                                .put("name", "acknowledge")
                                .put("phone", "202")
                                .encode())
                .body()
                .path("id")
                .asText();
        step("grid003", id, "acknowledge", "{\"note\": \"ok\"}");
        var before = records();
        assertThat(api.as("admin", "DELETE", "/api/v1/incidents/" + id + "/reporter", "")
                        .status())
                .isEqualTo(204);
        assertThat(records()).isGreaterThan(before - 5);
        assertThat(lines(id).toString()).contains("\"step\":\"acknowledge\"");
        assertThat(api.get("manager", "/api/v1/appraisal").status()).isEqualTo(200);
    }

    private static int records() {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select count(*) from audit_record")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void theNameStandsInNoEventNoNoticeNoAuditRecordAndNoMetric() {
        var id = api.post(
                        "duty",
                        "/api/v1/reports",
                        told("water-supply").put("name", "欧阳无痕").encode())
                .body()
                .path("id")
                .asText();
        var held = api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select (select count(*) from event where data like :n)"
                                + " + (select count(*) from notice where data like :n)"
                                + " + (select count(*) from audit_record where body like :n)"
                                + " + (select count(*) from idempotency where body like :n)"
                                + " + (select count(*) from timeline where detail like :n or reason like :n)")
                        .bind("n", "%欧阳无痕%")
                        .mapTo(Integer.class)
                        .one());
        assertThat(held).isZero();
        assertThat(api.send("GET", "/metrics", "").raw().body()).doesNotContain("欧阳无痕");
        assertThat(api.get("duty", "/api/v1/incidents/" + id).body().toString()).doesNotContain("欧阳无痕");
    }

    private static JsonObject told(String kind) {
        return new JsonObject()
                .put("source", "phone")
                .put("kind", kind)
                .put("place", BUILDING)
                .put("words", "楼道的灯坏了")
                .put("name", "李大姐")
                .put("phone", "13812345678");
    }

    private static JsonObject page(String kind, String words) {
        return new JsonObject().put("place", BUILDING).put("kind", kind).put("words", words);
    }

    private static RunningApi.Answer atPlace(String kind, String words) {
        return api.send("POST", "/api/v1/reports/place", page(kind, words).encode());
    }

    private static int add(JsonObject told) {
        return api.post("duty", "/api/v1/reports", told.encode()).status();
    }

    private static JsonNode follow(JsonNode slip) {
        var body = new JsonObject().put("code", " " + slip.path("code").asText().toUpperCase(java.util.Locale.ROOT));
        return api.send("POST", "/api/v1/reports/follow", body.encode()).body();
    }

    private static RunningApi.Answer rate(JsonNode slip, boolean solved, int rating) {
        var body = new JsonObject()
                .put("code", slip.path("code").asText())
                .put("solved", solved)
                .put("rating", rating)
                .put("note", "是三楼的孙家");
        return api.send("POST", "/api/v1/reports/rate", body.encode());
    }

    private static void step(String username, String id, String step, String body) {
        var answer = api.post(username, "/api/v1/incidents/" + id + "/" + step, body);
        assertThat(answer.status()).as(step + ": " + answer.body()).isEqualTo(200);
    }

    private static String newest(String kind) {
        return api.get("duty", "/api/v1/incidents?kind=" + kind)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private static java.util.List<JsonNode> lines(String id) {
        var timeline = api.get("duty", "/api/v1/incidents/" + id).body().path("timeline");
        return StreamSupport.stream(timeline.spliterator(), false).toList();
    }
}
