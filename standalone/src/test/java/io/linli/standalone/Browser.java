package io.linli.standalone;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium, without a window. What a page complains of in its console and what it asks of others than the demo
 * is kept, so that a test can see to it that there is nothing of either.
 */
final class Browser implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            System.getProperty("linli.chromium", "/usr/bin/chromium"),
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** Milliseconds; five seconds, as is the standard, are too few on a busy machine. */
    private static final double PATIENCE = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String http;
    private final Map<String, String> sessions = new HashMap<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    /** How a page is looked at. */
    record Look(String language, ColorScheme theme, int width, int height) {
        static final Look DESK = new Look("zh-CN", ColorScheme.LIGHT, 1440, 900);

        /** Both languages in both themes, and each of them once on the narrowest page. */
        static Stream<Look> all() {
            return Stream.of(
                    new Look("zh-CN", ColorScheme.LIGHT, 1440, 900),
                    new Look("zh-CN", ColorScheme.DARK, 1440, 900),
                    new Look("en-GB", ColorScheme.LIGHT, 1440, 900),
                    new Look("en-GB", ColorScheme.DARK, 1440, 900),
                    narrow("zh-CN", ColorScheme.DARK),
                    narrow("en-GB", ColorScheme.LIGHT));
        }

        private static Look narrow(String language, ColorScheme theme) {
            return new Look(language, theme, 320, 800);
        }
    }

    private Browser(Playwright playwright, Path chromium, String http) {
        this.playwright = playwright;
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
        this.http = http;
    }

    /** Skips the test, and says why, where there is no Chromium. */
    static Browser start(String http) {
        var found = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no Chromium in " + PLACES + "; name one by -Dlinli.chromium=PATH");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, found.orElseThrow(), http);
    }

    /** A person of their own, not logged in. */
    BrowserContext visitor(Look look) {
        return context(look, null);
    }

    /** The same, logged in; each logs in once, as people do. */
    BrowserContext person(String username, Look look) {
        return context(look, sessions.computeIfAbsent(username, this::logIn));
    }

    private BrowserContext context(Look look, @Nullable String session) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(http)
                .setLocale(look.language())
                .setColorScheme(look.theme())
                .setViewportSize(look.width(), look.height())
                .setStorageState(session));
        context.onPage(this::listen);
        return context;
    }

    private String logIn(String username) {
        try (var visitor = visitor(Look.DESK)) {
            var page = visitor.newPage();
            page.navigate("/login");
            page.fill("#username", username);
            page.fill("#password", DemoSeed.PASSWORD);
            page.click("button[type=submit]");
            page.waitForURL(url -> !url.contains("/login"));
            return visitor.storageState();
        }
    }

    private void listen(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(http) && !request.url().matches("(data|blob):.*")) {
                complaints.add("asks elsewhere: " + request.url());
            }
        });
    }

    /** What pages have complained of since the last time. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
