package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.linli.standalone.Browser.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What strangers do and see: each presses one button of the first page and watches what comes of it. */
final class Stories {
    private static final double PATIENCE = 150_000;
    private static final List<String> BUTTONS = List.of("sos", "flood", "silence");
    private static final Look PHONE = new Look("en-GB", ColorScheme.LIGHT, 390, 844);
    private static final Look CHINESE_PHONE = new Look("zh-CN", ColorScheme.DARK, 390, 844);
    private static final Look ENGLISH = new Look("en-GB", ColorScheme.LIGHT, 1440, 900);
    private static final Look DARK = new Look("zh-CN", ColorScheme.DARK, 1440, 900);

    private static final Path PICTURE = Path.of("../docs/screens/task-zh.png");

    private final Axe axe = new Axe();
    private final Browser browser;
    private final Page flood;
    private final Page silence;

    /** A flood and a silence take their time: they begin at once. */
    Stories(Browser browser) {
        this.browser = browser;
        flood = press("flood", ENGLISH);
        silence = press("silence", DARK);
    }

    void flood() {
        isClosedBySomebody(flood, "Closed");
        DeskStory.rates(flood, "Rated");
        Screens.take(flood, "flood-en");
    }

    void silence() {
        isClosedBySomebody(silence, "结案");
        DeskStory.rates(silence, "已评价");
        Screens.take(silence, "console-zh");
    }

    /** Here people take the steps, one on a phone and another at the desk; the incident's id. */
    String call() {
        var worker = browser.person("grid003", PHONE).newPage();
        worker.navigate("/tasks");
        assertThat(worker.locator("main section").first()).isVisible();
        var desk = press("sos", ENGLISH);
        desk.waitForURL(url -> url.contains("#/"));
        assertThat(desk.locator(".alarm")).isVisible();
        var incident = desk.url().replaceFirst(".*#/", "");
        var card = worker.locator("article:has(a[href='/tasks/" + incident + "'])");
        assertThat(card).isVisible();
        Screens.take(worker, "tasks-en");
        card.locator(".btn-primary").click();
        assertThat(desk.locator(".alarm")).hasCount(0);
        assertThat(desk.locator(".life .steps")).containsText("answered");
        Screens.take(desk, "console-en");
        if (Screens.areWanted()) {
            picture("grid003", CHINESE_PHONE, "/tasks/" + incident, ".ph-steps li", "task-zh");
        }

        worker.navigate("/tasks/" + incident);
        arrives(worker);
        assertThat(desk.locator(".life .steps .thumb")).isVisible();
        reports(worker);
        desk.locator(".life-acts [data-step=close]").click();
        assertThat(desk.locator(".life-top")).containsText("Closed");
        for (var step : List.of("answered", "arrived", "reported", "closed it", "Slipped in the bath")) {
            assertThat(desk.locator(".life .steps")).containsText(step);
        }
        DeskStory.rates(desk, "Rated");
        pictures();
        return incident;
    }

    /** A desk that waits for a call for help, as who presses the button sees it. */
    Page pressed() {
        return press("sos", ENGLISH);
    }

    /** An analyst changes a number, sees whom it would have called, and puts it on trial. */
    void rule() {
        try (var person = browser.person("analyst", ENGLISH)) {
            var page = person.newPage();
            page.navigate("/rules#/flood");
            page.fill("#p-yellow", "7000");
            page.locator("#p-yellow").blur();
            assertThat(page.locator(".refused")).hasText("yellow is from 10 to 5000 mm, not 7000");
            page.fill("#p-yellow", "160");
            page.locator("#p-yellow").blur();
            assertThat(page.locator("#yaml")).hasValue(Pattern.compile("# [\\s\\S]*yellow: 160"));
            page.click(".edit-acts .btn-primary");
            assertThat(page.locator(".tried .verdict")).containsText("By the rule in force");
            assertThat(page.locator(".bt-list tbody th").first()).isVisible();
            Screens.take(page, "rules-en");
            page.locator(".mode label").nth(1).click();
            assertThat(page.locator("#yaml")).hasValue(Pattern.compile("mode: shadow"));
            page.locator(".edit-acts > .btn:not(.btn-primary)").first().click();
            page.fill("#publish-note", "a little deeper");
            page.click("#publish-rule .btn-primary");
            assertThat(page.locator(".versions li").first()).containsText("a little deeper");
            assertThat(page.locator(".edit-said")).containsText("Published");
        }
    }

    /** They say that they are on the way, that they are there, and show what they see. */
    private void arrives(Page worker) {
        worker.click(".dock-more");
        assertThat(worker.locator("#more .btn").first()).hasText("Set out");
        assertThat(axe.findings(worker)).isEmpty();
        worker.locator("#more .btn").first().click();
        assertThat(worker.locator(".ph-steps")).containsText("set out");
        next(worker).click();
        worker.locator(".site input[type=file]").setInputFiles(PICTURE);
        assertThat(worker.locator(".ph-steps .thumb")).isVisible();
        assertThat(axe.findings(worker)).isEmpty();
    }

    private static void reports(Page worker) {
        var report = next(worker).filter(new Locator.FilterOptions().setHasText("Report"));
        report.click();
        worker.check("input[value=real_resolved]");
        worker.fill("textarea[name=note]", "Slipped in the bath <b>😟</b>; the daughter is with her");
        worker.click(".sheet button[type=submit]");
    }

    /** The one step that stands out in the phone's dock. */
    static Locator next(Page worker) {
        return worker.locator(".dock .btn-primary");
    }

    private void pictures() {
        if (!Screens.areWanted()) {
            return;
        }
        picture(null, ENGLISH, "/", ".parts li", "landing-en");
        picture(null, DARK, "/", ".parts li", "landing-zh");
        picture("devices", ENGLISH, "/devices", ".dev-table", "devices-en");
        picture("admin", DARK, "/setup", ".set-done", "setup-zh");
    }

    private void picture(@Nullable String person, Look look, String path, String sign, String name) {
        try (var context = person == null ? browser.visitor(look) : browser.person(person, look)) {
            var page = context.newPage();
            page.navigate(path);
            assertThat(page.locator(sign).first()).isVisible();
            Screens.take(page, name);
        }
    }

    private Page press(String button, Look look) {
        var page = browser.visitor(look).newPage();
        page.navigate("/");
        page.locator(".try-row button").nth(BUTTONS.indexOf(button)).click();
        page.waitForURL("**/console**");
        return page;
    }

    /** By a simulated worker, before the eyes of who pressed the button. */
    private static void isClosedBySomebody(Page page, String closed) {
        var patient = new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
        assertThat(page.locator(".life-top")).containsText(closed, patient);
        // All that had to be done is done: nothing stands out.
        assertThat(page.locator(".life .step.next")).hasCount(0);
        assertThat(page.locator(".life .step")).not().hasCount(0);
        assertThat(page.locator(".life svg.chart, .life .chart svg").first()).isVisible();
    }
}
