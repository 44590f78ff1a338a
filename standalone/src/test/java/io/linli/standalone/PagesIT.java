package io.linli.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.linli.model.DeviceCredential;
import io.linli.model.Settings;
import io.linli.standalone.Browser.Look;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in a real browser, on the demo without its simulation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {
    private static final String PRESS = """
            {"specversion": "1.0", "id": "%1$s", "source": "box-1", "type": "io.linli.callbox.sos.pressed",
             "data": {"pressId": "%1$s"}}""";

    @TempDir
    private static Path folder;

    private DemoOptions options;
    private Demo demo;
    private Browser browser;
    private EveryPage pages;
    private String incident = "";

    @BeforeAll
    void start() {
        options = new DemoOptions(folder, "127.0.0.1", FreePort.orWanted(0), FreePort.orWanted(0), false, false, null);
        demo = startDemo();
        browser = Browser.start(demo.addresses().getProperty("http"));
        pages = new EveryPage(browser);
    }

    private Demo startDemo() {
        var quiet = new StartBoard(new PrintWriter(Writer.nullWriter()));
        return new Demo(options, DemoFolder.open(folder, false), Settings.of(Map.of()), quiet).start();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        demo.close();
    }

    static Stream<Look> looks() {
        return Look.all();
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("looks")
    void everyPageStandsInEveryLook(Look look) throws Exception {
        if (incident.isEmpty()) {
            press("p-0");
            var duty = Person.loggedIn(demo.addresses().getProperty("http"), "duty");
            incident = await().until(
                            () -> duty.get("incidents?state=open")
                                    .at("/items/0/id")
                                    .asText(),
                            id -> !id.isEmpty());
        }
        pages.standsIn(look, incident);
    }

    @Test
    @Order(1)
    void aLinkWithAHiddenTabLeadsNowhereElseAfterTheLogin() {
        try (var visitor = browser.visitor(Look.DESK)) {
            var page = visitor.newPage();
            page.navigate("/login?next=/%09/elsewhere.invalid/");
            page.fill("#username", "duty");
            page.fill("#password", DemoSeed.PASSWORD);
            page.click("button[type=submit]");
            page.waitForURL("**/console");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Order(1)
    void aCallForHelpIsHeardSeenAndTaken() throws Exception {
        try (var duty = browser.person("duty", Look.DESK)) {
            var page = duty.newPage();
            page.navigate("/console");
            assertThat(page.locator("#open-h")).isVisible();
            press("p-1");
            assertThat(page.locator(".alarm")).isVisible();
            page.click(".alarm-quiet");
            // The sound is stopped, the call is not.
            assertThat(page.locator(".alarm-take")).isVisible();
            page.click(".alarm-take");
            assertThat(page.locator(".alarm")).hasCount(0);
            assertThat(page.locator(".life .steps")).containsText("签收");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void afterARestartTheDeskHasMissedNothing() throws Exception {
        try (var duty = browser.person("duty", Look.DESK)) {
            var page = duty.newPage();
            page.navigate("/console");
            assertThat(page.locator("#open-h")).isVisible();
            demo.close();
            assertThat(page.locator(".cut")).isVisible();
            demo = startDemo();
            water(12);
            water(320);
            water(620);
            assertThat(page.locator(".row:has-text('下穿通道')")).isVisible(new IsVisibleOptions().setTimeout(20_000));
            assertThat(page.locator(".cut")).hasCount(0);
            // That it could not be reached is what the browser itself complains of.
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("ERR_"));
        }
    }

    private void press(String id) throws MqttException {
        try (var box = device("box-1")) {
            box.publish("linli/v1/box-1/event", PRESS.formatted(id));
        }
    }

    private void water(int millimetres) throws MqttException {
        try (var level = device("level-7")) {
            level.publish("linli/v1/level-7/telemetry", "{\"water_level\": " + millimetres + "}");
        }
    }

    private MqttParty device(String id) throws MqttException {
        var password = new DeviceCredential(demo.folder().secret(DemoFolder.DEVICE_KEY)).password(id, 1);
        var port = Integer.parseInt(demo.addresses().getProperty("mqtt").replaceFirst(".*:", ""));
        return MqttParty.device(port, id, password).connect();
    }
}
