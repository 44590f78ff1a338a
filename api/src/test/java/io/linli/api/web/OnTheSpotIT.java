package io.linli.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.model.Level;
import io.linli.model.Place;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker does on the spot beside the three big steps, in a real browser. */
class OnTheSpotIT {
    private static final AtomicInteger SITES = new AtomicInteger();

    private static RunningApi api;
    private static Chromium chromium;
    private String incident = "";
    private Phone phone;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        api.close();
    }

    /** Each test has a site, and so an incident, of its own. */
    @BeforeEach
    void raise() {
        var site = "spot-" + SITES.incrementAndGet();
        api.raise(Community.flood(Place.site(Community.GRID, site, site, Community.ZONE), Level.II, 1));
        incident = api.incidentOf("site:" + site);
        phone = new Phone(chromium, api, api.cookieOf("grid003"), 360);
    }

    @AfterEach
    void hangUp() {
        phone.close();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void aPhotoWaitsForTheLineAndArrivesSmallAndWithoutWhatTheCameraNoted() throws Exception {
        step("grid003", "acknowledge", "{}");
        var page = opened();
        next(page, "已到场");
        phone.cutLine();
        take(page, "P1.jpg", "image/jpeg", withCameraNotes(picture(3000, 2000)));
        assertThat(page.locator(".ph-offline")).containsText("1 张照片待上传");
        assertThat(page.locator(".site .thumb span")).containsText("待上传");
        page.reload();
        assertThat(page.locator(".site .thumb span")).containsText("待上传");
        phone.mendLine();
        await().untilAsserted(() ->
                assertThat(whole().path("timeline").findValuesAsText("kind")).contains("PHOTO"));
        assertThat(page.locator(".ph-steps")).containsText("周 拍了照片");
        var photo = photo();
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "39.9163");
        assertThat(ImageIO.read(new ByteArrayInputStream(photo)).getWidth()).isEqualTo(1600);
        page.locator(".ph-steps .thumb").click();
        assertThat(page.locator(".photo-view img")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".photo-view")).hasCount(0);
    }

    @Test
    void aPageThatIsCalledAPhotoIsRefusedInWords() {
        step("grid003", "acknowledge", "{}");
        step("grid003", "arrive", "{}");
        var page = opened();
        take(page, "roof.jpg", "image/jpeg", "<html>hello</html>".getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator(".site .photo-said")).containsText("“roof.jpg”不是照片");
        assertThat(page.locator(".ph-offline")).hasCount(0);
    }

    @Test
    void whereTheyArriveIsToldOnlyWithTheirConsent() {
        phone.context.grantPermissions(List.of("geolocation"));
        phone.context.setGeolocation(
                new com.microsoft.playwright.options.Geolocation(39.9163, 116.4571).setAccuracy(9));
        step("grid003", "acknowledge", "{}");
        var page = opened();
        page.locator(".site input").check();
        next(page, "已到场");
        await().untilAsserted(() -> assertThat(state()).isEqualTo("arrived"));
        assertThat(page.locator(".ph-steps")).containsText("位置已记，误差约 9 米");
        assertThat(arrival().at("/detail/position/latitude").asDouble()).isEqualTo(39.9163);
    }

    @Test
    void withoutConsentNothingIsToldThoughThePhoneKnows() {
        phone.context.grantPermissions(List.of("geolocation"));
        phone.context.setGeolocation(new com.microsoft.playwright.options.Geolocation(39.9163, 116.4571));
        step("grid003", "acknowledge", "{}");
        next(opened(), "已到场");
        await().untilAsserted(() -> assertThat(state()).isEqualTo("arrived"));
        assertThat(arrival().path("detail").has("position")).isFalse();
    }

    @Test
    void behindMoreStandsWhatElseIsPossibleNow() {
        step("grid003", "acknowledge", "{}");
        var page = opened();
        more(page, "出发");
        await().untilAsserted(() -> assertThat(state()).isEqualTo("en_route"));
        more(page, "转派");
        page.locator("#more select").selectOption("lead");
        page.locator("#more textarea").fill("换班");
        page.locator("#more button[type=submit]").click();
        await().untilAsserted(
                        () -> assertThat(whole().path("responsible").asText()).isEqualTo("lead"));
        assertThat(page.locator(".ph-steps")).containsText("给陈");
    }

    @Test
    void whatIsGivenBackWithoutALineNeedsItsReasonAndArrives() {
        step("grid003", "acknowledge", "{}");
        var page = opened();
        phone.cutLine();
        more(page, "退回");
        page.locator("#more button[type=submit]").click();
        assertThat(page.locator("#more")).isVisible();
        page.locator("#more textarea").fill("不在我的网格");
        page.locator("#more button[type=submit]").click();
        assertThat(page.locator(".ph-offline")).containsText("1 步待上传");
        phone.mendLine();
        await().untilAsserted(() -> assertThat(state()).isEqualTo("dispatched"));
    }

    @Test
    void whoComesTooLateIsToldWhoDidWhatAndSeesHowItStands() {
        step("grid003", "acknowledge", "{}");
        var page = opened();
        phone.cutLine();
        more(page, "出发");
        step("duty", "force-close", "{\"note\": \"演练\"}");
        phone.mendLine();
        assertThat(page.locator(".refused")).containsText("吕");
        assertThat(page.locator(".refused")).containsText("先强制结案。 现在：强制结案。");
        assertThat(page.locator(".hero")).containsText("强制结案");
    }

    private Page opened() {
        var page = phone.open("/tasks/" + incident);
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.reload();
        page.locator(".dock .btn").first().waitFor();
        return page;
    }

    private static void next(Page page, String step) {
        assertThat(page.locator(".dock .btn-primary")).containsText(step);
        page.locator(".dock .btn-primary").click();
    }

    private static void more(Page page, String step) {
        page.locator(".dock-more").click();
        page.locator("#more .btn")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(step))
                .click();
    }

    private static void take(Page page, String name, String type, byte[] content) {
        page.locator(".site input[type=file]").setInputFiles(new FilePayload(name, type, content));
    }

    /** As a camera writes it, with where it was. */
    private static byte[] withCameraNotes(byte[] jpeg) {
        var notes = "Exif\0\0GPS 39.9163".getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(0xe1);
        out.write(0);
        out.write(notes.length + 2);
        out.writeBytes(notes);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] picture(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private byte[] photo() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.uri("/api/v1/incidents/" + incident + "/photos/1"))
                .header("cookie", api.cookieOf("duty"))
                .build();
        return api.client().send(request, BodyHandlers.ofByteArray()).body();
    }

    private void step(String username, String step, String body) {
        var answer = api.post(username, "/api/v1/incidents/" + incident + "/" + step, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private JsonNode whole() {
        return api.get("duty", "/api/v1/incidents/" + incident).body();
    }

    private String state() {
        return whole().path("state").asText();
    }

    private JsonNode arrival() {
        return StreamSupport.stream(whole().path("timeline").spliterator(), false)
                .filter(line -> line.path("to").asText().equals("ARRIVED"))
                .findFirst()
                .orElseThrow();
    }
}
