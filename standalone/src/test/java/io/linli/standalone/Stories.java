package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.linli.standalone.Browser.Look;
import java.util.List;

/** What strangers do and see: each presses one button on the first page and watches what comes of it. */
final class Stories implements AutoCloseable {
    private static final double PATIENCE = 150_000;
    private static final Look PHONE = new Look("en-GB", ColorScheme.LIGHT, 390, 844);
    private static final Look ENGLISH = new Look("en-GB", ColorScheme.LIGHT, 1440, 900);
    private static final Look DARK = new Look("zh-CN", ColorScheme.DARK, 1440, 900);

    private final Browser browser;
    private final Page flood;
    private final Page silence;

    /** A flood and a silence take their time: they begin at once. */
    Stories(String http) {
        browser = Browser.start(http);
        flood = press("flood", ENGLISH);
        silence = press("still", DARK);
    }

    void flood() {
        closesBySomebody(flood, "Closed");
    }

    void silence() {
        closesBySomebody(silence, "结案");
    }

    /** Here people take the steps: on a phone, and another one closes at the desk. */
    void call() {
        var worker = browser.person("grid003", PHONE).newPage();
        worker.navigate("/tasks");
        assertThat(worker.locator("main .card").first()).isVisible();
        var desk = press("sos", ENGLISH);
        desk.waitForURL(url -> url.contains("#/"));
        var incident = desk.url().replaceFirst(".*#/", "");
        worker.locator("article:has(a[href='/tasks/" + incident + "']) .btn-primary")
                .click();
        Screens.take(desk, "console-en");
        Screens.take(worker, "tasks-en");
        worker.navigate("/tasks/" + incident);
        Screens.take(worker, "task-en");
        worker.getByText("I am there").click();
        worker.locator(".dock .btn-primary", new Page.LocatorOptions().setHasText("Report"))
                .click();
        worker.check("input[value=real_resolved]");
        worker.fill("textarea[name=note]", "Slipped in the bath; the daughter is with her");
        worker.click(".sheet button[type=submit]");
        desk.locator(".life-acts .btn-primary").click();
        assertThat(desk.locator(".life-top")).containsText("Closed");
        for (var step : List.of("Accepted", "arrived", "report", "closed")) {
            assertThat(desk.locator(".life .steps")).containsText(step, ignoringCase());
        }
    }

    void screens() {
        for (var look : List.of(ENGLISH, DARK)) {
            var language = look.language().substring(0, 2);
            try (var visitor = browser.visitor(look);
                    var duty = browser.person("devices", look)) {
                var landing = visitor.newPage();
                landing.navigate("/");
                assertThat(landing.locator(".parts li").first()).isVisible();
                Screens.take(landing, "landing-" + language);
                var devices = duty.newPage();
                devices.navigate("/devices");
                assertThat(devices.locator(".dev-table")).isVisible();
                Screens.take(devices, "devices-" + language);
            }
        }
        Screens.take(silence, "console-zh");
    }

    List<String> complaints() {
        return browser.complaints();
    }

    private Page press(String sign, Look look) {
        var page = browser.visitor(look).newPage();
        page.navigate("/");
        var button = page.locator(".try-row button");
        button.nth(List.of("sos", "flood", "still").indexOf(sign)).click();
        page.waitForURL("**/console**");
        return page;
    }

    private static void closesBySomebody(Page page, String closed) {
        page.waitForURL(url -> url.contains("#/"), new Page.WaitForURLOptions().setTimeout(PATIENCE));
        var patient = new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
        assertThat(page.locator(".life .steps")).containsText(closed, patient.setIgnoreCase(true));
        // All that had to be done is done: nothing stands out.
        assertThat(page.locator(".life .step.next")).hasCount(0);
        assertThat(page.locator(".life .evidence, .life .chart, .life svg").first())
                .isVisible();
    }

    private static LocatorAssertions.ContainsTextOptions ignoringCase() {
        return new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true);
    }

    @Override
    public void close() {
        browser.close();
    }
}
