package io.linli.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.model.Level;
import io.linli.model.Place;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tasks in a real browser: with a line, without one, and when it comes back. */
class PhoneIT {
    private static final AtomicInteger SITES = new AtomicInteger();
    /** On the wire, with everything that is kept for the time without a line. */
    private static final int LARGEST = 150_000;

    private static RunningApi api;
    private static Chromium chromium;
    private String site = "";
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
        site = "site-" + SITES.incrementAndGet();
        api.raise(Community.flood(Place.site(Community.GRID, site, site, Community.ZONE), Level.II, 1));
        incident = api.incidentOf("site:" + site);
        phone = new Phone(chromium, api, api.cookieOf("grid003"), 390);
    }

    @AfterEach
    void hangUp() {
        phone.close();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void stepsThatAreTakenWithoutALineArriveWhenItIsBack() {
        var page = opened();
        phone.cutLine();
        card(page, ".card-new").locator("button").click();
        assertThat(page.locator(".ph-offline")).containsText("1 步待上传");
        page.reload();
        card(page, ".card-row").locator("button").click();
        assertThat(page.locator(".ph-offline")).containsText("2 步待上传");
        assertThat(state()).isEqualTo("dispatched");
        phone.mendLine();
        await().untilAsserted(() -> assertThat(state()).isEqualTo("arrived"));
        assertThat(page.locator(".ph-offline")).hasCount(0);
    }

    @Test
    void whoComesSecondIsToldKindlyWhoHasIt() {
        var page = opened();
        phone.cutLine();
        card(page, ".card-new").locator("button").click();
        api.post("duty", "/api/v1/incidents/" + incident + "/acknowledge", "");
        phone.mendLine();
        assertThat(page.locator(".refused")).containsText("这件事现在由吕负责");
        page.locator(".refused button").click();
        assertThat(page.locator(".refused")).hasCount(0);
    }

    @Test
    void oneTaskGoesFromItsFirstStepToItsReport() {
        var page = phone.open("/tasks/" + incident);
        for (var step : new String[] {"签收", "已到场", "反馈"}) {
            assertThat(page.locator(".dock .btn-primary")).containsText(step);
            page.locator(".dock .btn-primary").click();
        }
        page.locator(".choice").first().click();
        page.locator("textarea").fill("<b>水退了</b> =1+1");
        page.locator(".sheet .btn-primary").click();
        await().untilAsserted(() -> assertThat(state()).isEqualTo("fed_back"));
        assertThat(page.locator(".ph-steps")).containsText("<b>水退了</b> =1+1");
    }

    @Test
    void whoLogsOutLeavesNothingBehind() {
        phone.close();
        var login = api.logIn("grid003", Community.PASSWORD).raw().headers().firstValue("set-cookie");
        phone = new Phone(chromium, api, login.orElseThrow().split(";")[0], 390);
        var page = opened();
        page.navigate(String.valueOf(phone.address("/tasks#me")));
        page.locator(".me button").last().click();
        page.waitForURL(Pattern.compile(".*/$"));
        assertThat(page.evaluate("() => caches.keys().then(names => names.join())")
                        .toString())
                .contains("linli-shell-")
                .doesNotContain("linli-answers");
    }

    @ParameterizedTest
    @CsvSource({
        "320, zh-CN, /tasks",
        "320, en-GB, /tasks",
        "390, zh-CN, /tasks",
        "320, en-GB, task",
        "320, zh-CN, /devices"
    })
    void nothingIsWiderThanTheScreen(int width, String language, String path) {
        try (var context =
                chromium.of(api, api.cookieOf(path.equals("/devices") ? "devices" : "grid003"), width, language)) {
            var page = chromium.open(context, api, path.equals("task") ? "/tasks/" + incident : path);
            page.locator(path.equals("/devices") ? ".dev-table" : ".rail")
                    .first()
                    .waitFor();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(width);
        }
    }

    @Test
    void allThatThePhoneKeepsIsSmall() throws Exception {
        var worker = new String(fetched("/tasks-worker.js", "identity"), StandardCharsets.UTF_8);
        var shell = Pattern.compile("\"(/web/[^\"]+)\"")
                .matcher(worker.lines().skip(1).findFirst().orElseThrow());
        var bytes = 0;
        while (shell.find()) {
            bytes += fetched(shell.group(1), "gzip").length;
        }
        assertThat(bytes).isBetween(10_000, LARGEST);
    }

    private static byte[] fetched(String path, String encoding) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.uri(path))
                .header("accept-encoding", encoding)
                .build();
        var answer = api.client().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** With its worker in charge. */
    private Page opened() {
        var page = phone.open("/tasks");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.reload();
        card(page, ".card-new").waitFor();
        page.waitForFunction("() => document.querySelector('.ph-state .dot')");
        return page;
    }

    private Locator card(Page page, String kind) {
        return page.locator(kind)
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href='/tasks/" + incident + "']")));
    }

    private String state() {
        return api.get("duty", "/api/v1/incidents/" + incident)
                .body()
                .path("state")
                .asText();
    }
}
