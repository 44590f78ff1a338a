package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.linli.standalone.Browser.Look;

/** What people report: one by the code of a place, another to a clerk. */
final class ReportStory {
    private static final Look PHONE = new Look("zh-CN", ColorScheme.LIGHT, 390, 844);
    private static final Look COUNTER = new Look("en-GB", ColorScheme.LIGHT, 1280, 800);

    private final Browser browser;
    private final Axe axe = new Axe();

    ReportStory(Browser browser) {
        this.browser = browser;
    }

    void isTakenAtAPlaceAndAtTheCounterAndFollowedByItsCode() {
        try (var stranger = browser.visitor(PHONE);
                var clerk = browser.person("duty", COUNTER)) {
            var phone = stranger.newPage();
            follows(phone, reports(phone));
            var counter = clerk.newPage();
            counter.navigate("/counter");
            follows(phone, writesDown(counter));
        }
    }

    private String reports(Page phone) {
        phone.navigate("/report/underpass-east");
        phone.selectOption("select[name=kind]", "lighting");
        phone.fill("textarea[name=words]", "<b>灯不亮</b> =1+1 💡");
        phone.fill("input[name=name]", "👵");
        phone.click("button.btn-primary");
        assertThat(phone.locator("#sent-h")).isFocused();
        assertThat(axe.findings(phone)).isEmpty();
        return phone.locator(".rep-code").innerText();
    }

    private String writesDown(Page counter) {
        var where = counter.locator("#places option[value*=underpass-east]").getAttribute("value");
        counter.fill("#where", where);
        counter.selectOption("select[name=kind]", "rubbish");
        assertThat(counter.locator("select[name=level]")).hasValue("IV");
        counter.fill("textarea[name=words]", "Bags beside the bin");
        counter.fill("input[name=phone]", "13812345678");
        counter.locator("input[name=phone]").press("Enter");
        assertThat(counter.locator("#slip-h")).isFocused();
        assertThat(axe.findings(counter)).isEmpty();
        var code = counter.locator(".rep-code").innerText();
        counter.click(".slip-acts a");
        assertThat(counter.locator(".said-words")).containsText("Bags beside the bin");
        assertThat(counter.locator(".said")).containsText("138****5678");
        return code;
    }

    private static void follows(Page phone, String code) {
        phone.navigate("/report/");
        phone.fill("input[name=code]", code);
        phone.locator("input[name=code]").press("Enter");
        assertThat(phone.locator(".rep-told")).isVisible();
    }
}
