package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Settings;
import io.linli.standalone.Browser.Look;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo in a real browser: what strangers do and see from the first button on, and every page in every look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {
    @TempDir
    private static Path folder;

    private Demo demo;
    private Browser browser;
    private Stories stories;
    private String call = "";

    @BeforeAll
    void start() {
        var options =
                new DemoOptions(folder, "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, true, null);
        // Slow enough for a person to be there first.
        var settings = Settings.of(Map.of("LINLI_WORKER_PACE", "12s"));
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        demo = new Demo(options, DemoFolder.open(folder, false), settings, quiet).start();
        browser = Browser.start(demo.addresses().getProperty("http"));
        stories = new Stories(browser);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        demo.close();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(1)
    void aCallForHelpIsAnsweredOnAPhoneAndClosedAtTheDesk() {
        call = stories.call();
    }

    @Test
    @Order(2)
    void aDepartmentIsWhistledForSentBackClosedAndRatedAtTheDesk() {
        new DeskStory(browser, stories.pressed()).goesFromTheWhistleToTheRating();
    }

    @Test
    @Order(2)
    void aLinkWithAHiddenTabLeadsNowhereElseAfterTheLogin() {
        try (var visitor = browser.visitor(Look.DESK)) {
            var page = visitor.newPage();
            page.navigate("/login?next=/%09/elsewhere.invalid/");
            page.fill("#username", "duty");
            page.fill("#password", DemoSeed.PASSWORD);
            page.click("button[type=submit]");
            page.waitForURL("**/console");
        }
    }

    static Stream<Look> looks() {
        return Look.all();
    }

    @ParameterizedTest
    @Order(3)
    @MethodSource("looks")
    void everyPageStandsInEveryLook(Look look) {
        new EveryPage(browser, call).standsIn(look);
    }

    @Test
    @Order(4)
    void aRuleIsTriedOnThePastBeforeItWakesAnybody() {
        stories.rule();
    }

    @Test
    @Order(4)
    void aFloodIsWatchedFromTheButtonToItsEnd() {
        stories.flood();
    }

    @Test
    @Order(4)
    void whatPeopleReportIsTakenAtAPlaceAndAtTheCounter() {
        new ReportStory(browser).isTakenAtAPlaceAndAtTheCounterAndFollowedByItsCode();
    }

    @Test
    @Order(5)
    void aSilentResidentIsWatchedFromTheButtonToTheEnd() {
        stories.silence();
    }
}
