package io.linli.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.linli.api.Community;
import io.linli.api.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A week is planned, changed by two at once, exchanged and handed over in a real browser. */
class RosterPageIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void aWeekIsPlannedExchangedAndHandedOver() {
        try (var chromium = Chromium.start()) {
            var desk = chromium.open(chromium.of(api, api.cookieOf("lead"), 1280, "en-GB"), api, "/rosters");
            assertThat(desk.locator("main")).containsText("No roster yet");
            plans(desk);
            isNotOverwritten(desk);
            exchanges(desk, chromium.open(chromium.of(api, api.cookieOf("grid003"), 390, "zh-CN"), api, "/rosters"));
            isTakenAlongAsACalendar();
            assertThat(chromium.complaints).isEmpty();
        }
    }

    private static void plans(Page desk) {
        desk.locator(".page-head .btn-primary").click();
        desk.fill("[name=grid]", Community.GRID);
        desk.keyboard().press("Tab");
        for (var shift = 0; shift < 7; shift++) {
            desk.getByText("Add a shift").click();
        }
        var persons = desk.locator(".ros-lines [aria-label=Person]");
        for (var shift = 0; shift < 7; shift++) {
            persons.nth(shift).selectOption("grid003");
        }
        desk.locator("#edit-roster .btn-primary").click();
        assertThat(desk.locator(".ros-week .stint:has(b:text-is('周'))")).hasCount(7);
        assertThat(desk.locator("[role=alert]")).containsText("Nobody is on duty");
    }

    private static void isNotOverwritten(Page desk) {
        desk.getByText("Change the plan").click();
        var path = "/api/v1/rosters/" + roster();
        assertThat(api.as("lead", "PATCH", path, "{\"special\": []}").status()).isEqualTo(200);
        desk.locator(".ros-lines [aria-label=Backup]").first().selectOption("lead");
        desk.locator("#edit-roster .btn-primary").click();
        assertThat(desk.locator(".ros-refused")).containsText("What you entered is still here");
        desk.getByText("Keep mine").click();
        assertThat(desk.locator(".ros-week")).containsText("backup 陈");
    }

    private static void exchanges(Page desk, Page phone) {
        phone.locator(".ros-week button.stint").first().click();
        phone.locator("#shift [name=to]").selectOption(new SelectOption().setValue("lead"));
        phone.locator("#shift form").first().locator("button").click();
        assertThat(phone.locator(".said")).containsText("等对方同意");
        phone.locator(".ros-week button.stint").nth(1).click();
        phone.fill("#shift [name=note]", "3号楼电梯在修");
        phone.locator("#shift form").last().locator("button").click();
        assertThat(phone.locator(".side")).containsText("3号楼电梯在修");
        desk.reload();
        desk.getByText("Accept").click();
        assertThat(desk.locator(".said")).containsText("Accepted");
        assertThat(desk.locator(".ros-week .stint:has(b:text-is('陈'))")).hasCount(1);
    }

    private static void isTakenAlongAsACalendar() {
        var calendar = api.get("grid003", "/api/v1/rosters/" + roster() + "/calendar?mine=true")
                .raw();
        assertThat(calendar.headers().firstValue("content-type")).hasValue("text/calendar; charset=utf-8");
        assertThat(calendar.body()).contains("SUMMARY:周").doesNotContain("SUMMARY:陈");
    }

    private static String roster() {
        return api.get("lead", "/api/v1/rosters").body().at("/items/0/id").asText();
    }
}
