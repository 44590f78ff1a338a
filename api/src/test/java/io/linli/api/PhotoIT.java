package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Place;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What those on the spot bring: photos, and where they were. */
class PhotoIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    private static final byte[] PHOTO = photo(20_000);
    private static final AtomicInteger SITES = new AtomicInteger();
    private String path = "";

    @BeforeEach
    void raise() {
        var site = "site-" + SITES.incrementAndGet();
        path = raised(Place.site(Community.GRID, site, site, Community.ZONE));
    }

    @Test
    void aPhotoIsKeptAsItWasSentAndStandsOnTheTimeline() throws Exception {
        var answer = send("grid003", PHOTO, "?at=" + Instant.now());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("n").asInt()).isEqualTo(1);
        var got = get("duty", path + "/photos/1");
        assertThat(got.body()).isEqualTo(PHOTO);
        assertThat(got.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(got.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(got.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"photo-1.jpg\"");
        var line = last();
        assertThat(line.path("kind").asText()).isEqualTo("PHOTO");
        assertThat(line.path("actor").asText()).isEqualTo("grid003");
        assertThat(line.at("/detail/sha256").asText()).hasSize(64);
    }

    @Test
    void whatIsNoPhotoIsRefusedWhateverItIsCalled() throws Exception {
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        var answer = send("grid003", page, "");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).path("type").asText()).isEqualTo("urn:linli:problem:not-a-photo");
        assertThat(json(answer).path("detail").asText()).contains("this begins with \"<html><script>al\"");
        assertThat(send("grid003", new byte[0], "").statusCode()).isIn(400, 415);
    }

    @Test
    void tenMegabytesAreRefused() throws Exception {
        var answer = send("grid003", photo(10 << 20), "");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("detail").asText()).contains("a photo 5 MiB");
    }

    @Test
    void anIncidentHasSixPhotosAtMostAndEachOnce() throws Exception {
        for (var i = 0; i < 6; i++) {
            assertThat(send("grid003", photo(100 + i), "").statusCode()).isEqualTo(201);
        }
        var answer = send("grid003", PHOTO, "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("type").asText()).isEqualTo("urn:linli:problem:too-many-photos");
        assertThat(get("duty", path + "/photos/7").statusCode()).isIn(400, 404);
    }

    @Test
    void aPhotoThatIsSentTwiceIsKeptOnce() throws Exception {
        var first = send("grid003", PHOTO, "", "idempotency-key", path);
        var again = send("grid003", PHOTO, "", "idempotency-key", path);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(get("duty", path + "/photos/2").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotReadTheIncidentDoesNotFindItsPhotos() throws Exception {
        send("grid003", PHOTO, "");
        assertThat(get("other", path + "/photos/1").statusCode()).isEqualTo(404);
        assertThat(get("home501", path + "/photos/1").statusCode()).isEqualTo(404);
        assertThat(get("admin", path + "/photos/1").statusCode()).isEqualTo(403);
        assertThat(send("other", PHOTO, "").statusCode()).isEqualTo(404);
        assertThat(send("manager", PHOTO, "").statusCode()).isEqualTo(403);
    }

    @Test
    void toWhatIsOverOnlyThoseWhoWereThereAdd() throws Exception {
        step("grid003", "acknowledge", "{}");
        step("duty", "force-close", "{\"note\": \"演练\"}");
        assertThat(send("lead", PHOTO, "").statusCode()).isEqualTo(409);
        assertThat(send("grid003", PHOTO, "").statusCode()).isEqualTo(201);
    }

    @Test
    void whoArrivesMayTellWhereTheyAreAndIsToldHowFarThatIs() {
        api.as("admin", "PUT", "/api/v1/places", """
                {"id": "110105001001003/3", "kind": "building", "grid": "110105001001003", "name": "3号楼",
                 "latitude": 39.9163, "longitude": 116.4571}""");
        path = raised(new Place(Community.GRID, "3", null, null, "b3-502", null, null, "3号楼502", Community.ZONE));
        step("grid003", "acknowledge", "{}");
        var answer = step(
                "grid003",
                "arrive",
                "{\"position\": {\"latitude\": 39.9166, \"longitude\": 116.4571, \"accuracy\": 12.5}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(last().at("/detail/position/distance").asInt()).isEqualTo(33);
        assertThat(last().at("/detail/position/accuracy").asDouble()).isEqualTo(12.5);
    }

    @Test
    void aPositionThatCannotBeIsRefused() {
        step("grid003", "acknowledge", "{}");
        var nowhere = "{\"position\": {\"latitude\": 95, \"longitude\": 0, \"accuracy\": 1}}";
        assertThat(step("grid003", "arrive", nowhere).status()).isEqualTo(400);
    }

    @Test
    void whatIsInTheSameBuildingMayBeTheSameThing() {
        var home = new Place(Community.GRID, "9", null, null, "b9-101", null, null, "9号楼101", Community.ZONE);
        var other = new Place(Community.GRID, "9", null, null, "b9-201", null, null, "9号楼201", Community.ZONE);
        var one = raised(home);
        var two = raised(other);
        var near = api.get("duty", one + "/near").body().path("items");
        assertThat(near.findValuesAsText("id")).containsExactly(two.substring(two.lastIndexOf('/') + 1));
        assertThat(api.get("duty", path + "/near").body().path("items")).isEmpty();
    }

    private static String raised(Place place) {
        api.raise(Community.flood(place, Level.II, 1));
        var subject = String.valueOf(place.subject());
        var open = api.get("duty", "/api/v1/incidents?state=open").body().path("items");
        return StreamSupport.stream(open.spliterator(), false)
                .filter(incident -> incident.path("subject").asText().equals(subject))
                .map(incident -> "/api/v1/incidents/" + incident.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private RunningApi.Answer step(String username, String step, String body) {
        return api.post(username, path + "/" + step, body);
    }

    private JsonNode last() {
        var timeline = api.get("duty", path).body().path("timeline");
        return timeline.path(timeline.size() - 1);
    }

    private HttpResponse<byte[]> send(String username, byte[] body, String query, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.uri(path + "/photos" + query))
                .header("cookie", api.cookieOf(username))
                .header("content-type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> get(String username, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.uri(path)).header("cookie", api.cookieOf(username));
        return api.client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    private static byte[] photo(int size) {
        var photo = new byte[size];
        Arrays.fill(photo, (byte) size);
        photo[0] = (byte) 0xff;
        photo[1] = (byte) 0xd8;
        photo[2] = (byte) 0xff;
        return photo;
    }
}
