package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.linli.standalone.Browser.Look;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** Each page with the person who works on it, to be looked at in one look after the other. */
final class EveryPage {
    private final Browser browser;
    private final String incident;
    private final Axe axe = new Axe();

    /**
     * @param sign what is there once the page stands
     * @param button what is pressed before; empty for nothing
     */
    private record Visit(String path, String sign, String button) {
        Visit(String path, String sign) {
            this(path, sign, "");
        }
    }

    EveryPage(Browser browser, String incident) {
        this.browser = browser;
        this.incident = incident;
    }

    /** That axe finds nothing, nothing is complained of and nothing has to be scrolled sideways. */
    void standsIn(Look look) {
        var found = new SoftAssertions();
        try (var nobody = browser.visitor(look)) {
            visit(
                    nobody.newPage(),
                    look,
                    List.of(
                            new Visit("/", ".roles tbody tr"),
                            new Visit("/login", "#username"),
                            new Visit("/report/underpass-east", "textarea")),
                    found);
        }
        asPerson(
                "duty",
                look,
                List.of(
                        new Visit("/console#/" + incident, ".life .steps"),
                        new Visit("/console#/" + incident, ".step-form", "[data-step=reopen]"),
                        new Visit("/devices", ".dev-table"),
                        new Visit("/counter", ".counter-form"),
                        new Visit("/counter", ".code-list img", ".codes button"),
                        new Visit("/rosters", ".ros-week .stint")),
                found);
        asPerson(
                "grid003",
                look,
                List.of(new Visit("/tasks", "main .card"), new Visit("/tasks/" + incident, ".ph-steps li")),
                found);
        asPerson("analyst", look, List.of(new Visit("/rules#/flood", ".form input")), found);
        asPerson("manager", look, List.of(new Visit("/manage", ".formula .score")), found);
        asPerson("admin", look, List.of(new Visit("/setup", ".set-done")), found);
        asPerson("devices", look, List.of(new Visit("/devices", "#quar-h")), found);
        found.assertAll();
    }

    private void asPerson(String username, Look look, List<Visit> visits, SoftAssertions found) {
        try (var person = browser.person(username, look)) {
            visit(person.newPage(), look, visits, found);
        }
    }

    private void visit(Page page, Look look, List<Visit> visits, SoftAssertions found) {
        for (var visit : visits) {
            page.navigate(visit.path());
            if (!visit.button().isEmpty()) {
                page.click(visit.button());
            }
            assertThat(page.locator(visit.sign()).first()).isVisible();
            var where = visit.path() + " in " + look;
            found.assertThat(axe.findings(page)).as(where).isEmpty();
            found.assertThat(page.evaluate("document.documentElement.lang.slice(0, 2)"))
                    .as(where)
                    .isEqualTo(look.language().substring(0, 2));
            found.assertThat(page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("no sideways scroll of " + where)
                    .isEqualTo(true);
        }
    }
}
