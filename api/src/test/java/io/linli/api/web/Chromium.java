package io.linli.api.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import io.linli.api.RunningApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser that is installed here, and what its pages complained of; tests are skipped where there is none. */
final class Chromium implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    final List<String> complaints = new ArrayList<>();

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    static Chromium start() {
        var program = program();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium is installed here");
        return new Chromium(program.orElseThrow());
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.ofNullable(System.getProperty("linli.test.chromium")), PROGRAMS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Of a telephone, or of whatever is this wide.
     *
     * @param session the cookie of somebody who is logged in
     */
    BrowserContext of(RunningApi api, String session, int width, String language) {
        return of(api.uri("/"), session, width, language);
    }

    BrowserContext of(URI server, String session, int width, String language) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 844).setLocale(language));
        var cookie = session.split("=", 2);
        context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(String.valueOf(server))));
        return context;
    }

    Page open(BrowserContext context, RunningApi api, String path) {
        return open(context, api.uri(path));
    }

    Page open(BrowserContext context, URI address) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().startsWith("no words")) {
                complaints.add(message.text());
            }
        });
        page.navigate(String.valueOf(address));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
