package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.linli.standalone.Browser.Look;

/** A case that the street cannot do alone, in the hands of a department and of two who are on duty. */
final class DeskStory {
    private static final Look PHONE = new Look("zh-CN", ColorScheme.DARK, 360, 780);
    private static final Look DARK = new Look("zh-CN", ColorScheme.DARK, 1280, 800);

    private final Browser browser;
    private final Page desk;
    private final Axe axe = new Axe();
    private String incident = "";

    /** @param desk that waits for a call for help */
    DeskStory(Browser browser, Page desk) {
        this.browser = browser;
        this.desk = desk;
    }

    void goesFromTheWhistleToTheRating() {
        desk.waitForURL(url -> url.contains("#/"));
        incident = desk.url().replaceFirst(".*#/", "");
        whistles();
        try (var department = browser.person("water", PHONE);
                var other = browser.person("duty2", DARK)) {
            var phone = department.newPage();
            comes(phone);
            reports(phone);
            var checker = other.newPage();
            sendsBack(checker);
            doesItAgain(phone);
            closesAndRates(checker);
        }
        for (var step : new String[] {
            "called a department", "reported in", "sent it back", "closed it", "rated it", "5 very good"
        }) {
            assertThat(desk.locator(".life .steps")).containsText(step);
        }
    }

    private void whistles() {
        press(desk, "whistle");
        assertThat(axe.findings(desk)).isEmpty();
        desk.selectOption(".step-form select", "water");
        desk.fill(".step-form textarea", "Water runs down the stairs");
        desk.click(".step-form button[type=submit]");
        assertThat(desk.locator(".life-top")).containsText("department called");
        assertThat(desk.locator(".alarm")).hasCount(0);
    }

    private void comes(Page phone) {
        phone.navigate("/tasks/" + incident);
        phone.click(".dock-more");
        phone.locator("#more .btn")
                .filter(new Locator.FilterOptions().setHasText("报到"))
                .click();
        assertThat(phone.locator(".ph-steps")).containsText("报到");
    }

    private static void reports(Page phone) {
        Stories.next(phone).click();
        phone.check("#feedback input[value=real_resolved]");
        phone.click("#feedback button[type=submit]");
        assertThat(phone.locator(".dock .btn-primary")).hasCount(0);
    }

    private void sendsBack(Page checker) {
        checker.navigate("/console#/" + incident);
        press(checker, "rework");
        assertThat(axe.findings(checker)).isEmpty();
        checker.click(".step-form button[type=submit]");
        assertThat(checker.locator(".step-form")).isVisible();
        checker.fill(".step-form textarea", "水还在流");
        checker.keyboard().press("Tab");
        checker.keyboard().press("Tab");
        checker.keyboard().press("Enter");
        assertThat(checker.locator(".life-top")).containsText("待签收");
    }

    private static void doesItAgain(Page phone) {
        for (var step : new String[] {"签收", "已到场"}) {
            assertThat(Stories.next(phone)).containsText(step);
            Stories.next(phone).click();
        }
        assertThat(Stories.next(phone)).containsText("反馈");
        reports(phone);
    }

    private static void closesAndRates(Page checker) {
        press(checker, "close");
        assertThat(checker.locator(".life-top")).containsText("已结案");
        rates(checker, "已评价");
    }

    /** @param rated the word for it */
    static void rates(Page desk, String rated) {
        press(desk, "evaluate");
        desk.check(".step-form input[value='5']");
        desk.click(".step-form button[type=submit]");
        assertThat(desk.locator(".life-top")).containsText(rated);
    }

    /** Behind "more" where it is not among the first. */
    private static void press(Page desk, String step) {
        var button = desk.locator(".life-acts [data-step=" + step + "]");
        desk.locator(".life-acts [data-step]").first().waitFor();
        if (button.count() == 0) {
            desk.locator(".life-acts > [aria-expanded=false]:not([data-step])").click();
        }
        button.click();
    }
}
