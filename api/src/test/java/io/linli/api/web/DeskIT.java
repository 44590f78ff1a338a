package io.linli.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.model.Level;
import io.linli.model.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The duty desk in a real browser: what it rings for, what it asks, and what it says when it is refused. */
class DeskIT {
    private static final AtomicInteger HOMES = new AtomicInteger(100);
    private static final LaterClock CLOCK = new LaterClock();
    private static RunningApi api;
    private static Chromium chromium;
    private String home = "";
    private String incident = "";
    private BrowserContext desk;

    /** Goes as clocks do, ahead by what the test says. */
    private static final class LaterClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    static void start() {
        api = RunningApi.by(CLOCK);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        api.close();
    }

    /** Each test has a home, and so an incident, of its own. */
    @BeforeEach
    void raise() {
        home = "b3-" + HOMES.incrementAndGet();
        incident = raised("3", home);
        desk = chromium.of(api, api.cookieOf("duty"), 1280, "zh-CN");
    }

    @AfterEach
    void leave() {
        desk.close();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void whatNobodyAnswersInTimeIsOverEverythingUntilSomebodyTakesIt() {
        var page = opened();
        assertThat(page.locator(".alarm")).hasCount(0);
        CLOCK.ahead = CLOCK.ahead.plus(Duration.ofMinutes(4));
        page.reload();
        assertThat(page.locator("[role=alert] .alarm.level-2")).containsText("无人签收");
        page.locator(".alarm-quiet").click();
        assertThat(page.locator(".alarm-quiet")).containsText("已停声");
        assertThat(state()).as("to stop the sound takes nothing").isEqualTo("dispatched");
        for (var open : api.get("duty", "/api/v1/incidents?state=open").body().path("items")) {
            api.post("lead", "/api/v1/incidents/" + open.path("id").asText() + "/acknowledge", "{}");
        }
        assertThat(page.locator(".alarm")).hasCount(0);
    }

    @Test
    void whatIsTheSameThingIsChosenAmongThoseNearBy() {
        var other = raised("3", "b3-" + HOMES.incrementAndGet());
        var page = opened();
        press(page, "merge");
        page.locator(".step-form input[value='" + other + "']").check();
        page.locator(".step-form textarea").fill("同一根水管");
        page.locator(".step-form button[type=submit]").click();
        assertThat(page.locator(".life-top")).containsText("已并案");
        assertThat(whole().path("into").asText()).isEqualTo(other);
    }

    @Test
    void whatIsRefusedIsSaidInASentenceAndNothingIsLost() {
        var page = opened();
        press(page, "give_back");
        page.locator(".step-form textarea").fill("  ");
        page.locator(".step-form button[type=submit]").click();
        assertThat(page.locator("#life [role=alert]")).containsText("这一步要写理由。");
        assertThat(page.locator(".step-form textarea")).isVisible();
        page.locator(".step-form textarea").press("Escape");
        assertThat(page.locator(".step-form")).hasCount(0);
        assertThat(page.locator("[data-step=give_back]")).isFocused();
    }

    @Test
    void aLevelFallsByAPersonWhoSaysWhy() {
        var page = opened();
        press(page, "relevel");
        page.locator(".step-form input[value=III]").check();
        page.locator(".step-form textarea").fill("不深");
        page.locator(".step-form button[type=submit]").click();
        assertThat(page.locator(".life .steps")).containsText("降为黄·较急");
        assertThat(page.locator(".life .steps")).containsText("吕 · “不深”");
    }

    @Test
    void aHoldIsAskedForByOneAndApprovedByTwoOthers() {
        var page = opened();
        press(page, "ask_hold");
        page.locator(".step-form textarea").fill("等水务集团");
        page.locator(".step-form button[type=submit]").click();
        assertThat(page.locator(".life .steps")).containsText("申请挂账");
        assertThat(page.locator("[data-step=approve_hold]")).hasCount(0);
        for (var person : new String[] {"lead", "street"}) {
            try (var other = chromium.of(api, api.cookieOf(person), 1280, "en-GB")) {
                var theirs = chromium.open(other, api, "/console#/" + incident);
                theirs.locator("[data-step=approve_hold]").click();
                assertThat(theirs.locator("[data-step=approve_hold]")).hasCount(0);
            }
        }
        assertThat(page.locator(".life-top")).containsText("挂账");
        assertThat(state()).isEqualTo("suspended");
    }

    private Page opened() {
        var page = chromium.open(desk, api, "/console#/" + incident);
        page.locator(".life-acts [data-step]").first().waitFor();
        return page;
    }

    /** Behind "more" where it is not among the first. */
    private static void press(Page page, String step) {
        page.locator(".life-acts > [aria-expanded=false]:not([data-step])").click();
        page.locator("[data-step=" + step + "]").click();
    }

    private static String raised(String building, String home) {
        api.raise(Community.flood(
                new Place(Community.GRID, building, "1", null, home, null, null, home, Community.ZONE), Level.II, 1));
        var open = api.get("duty", "/api/v1/incidents?state=open").body().path("items");
        return StreamSupport.stream(open.spliterator(), false)
                .filter(one -> one.path("subject").asText().equals("home:" + home))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode whole() {
        return api.get("duty", "/api/v1/incidents/" + incident).body();
    }

    private String state() {
        return whole().path("state").asText();
    }
}
