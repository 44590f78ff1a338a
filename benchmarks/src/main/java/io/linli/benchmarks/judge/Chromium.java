package io.linli.benchmarks.judge;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium without a window, in which a page tells when it stood and how smoothly it drew. */
public final class Chromium implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            System.getProperty("linli.chromium", "/usr/bin/chromium"),
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** Notes when an element is there, and how long each frame takes after that. */
    private static final String WATCH = """
            window.stoodAfter = new Promise((stands) => {
              new MutationObserver((changes, observer) => {
                if (!document.querySelector(%s)) return;
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => stands(performance.now())));
              }).observe(document, { childList: true, subtree: true });
            });
            """;

    private static final String FRAMES = """
            window.frames_ = []; let last = performance.now();
            const frame = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(frame); };
            requestAnimationFrame(frame);
            """;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Path program) {
        this.playwright = playwright;
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Throws IllegalStateException where there is none. */
    public static Chromium start() {
        var program = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            throw new IllegalStateException("no Chromium in " + PLACES + "; name one by -Dlinli.chromium=PATH");
        }
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        return new Chromium(Playwright.create(options), program.get());
    }

    /** What a browser keeps of somebody who has logged in. */
    public String logIn(String http, String username, String password) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setBaseURL(http))) {
            var page = context.newPage();
            page.navigate("/login");
            page.fill("#username", username);
            page.fill("#password", password);
            page.click("button[type=submit]");
            page.waitForURL(url -> !url.contains("/login"));
            return context.storageState();
        }
    }

    /** Somebody logged in whose browser has nothing of ours yet. */
    public Visitor visitor(String http, String login, int width, int height) {
        return new Visitor(browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(http)
                .setStorageState(login)
                .setLocale("zh-CN")
                .setViewportSize(width, height)));
    }

    /** What opening a page took: the time until an element was drawn, and the bytes that came for it. */
    public record Opening(double millis, long bytes) {}

    /** A browser profile of one person. */
    public static final class Visitor implements AutoCloseable {
        private final BrowserContext context;

        private Visitor(BrowserContext context) {
            this.context = context;
        }

        /** @param slower how many times slower the processor is than this one */
        public Opening open(String path, String sign, int slower) {
            var page = context.newPage();
            var finished = new ArrayList<Request>();
            page.onRequestFinished(finished::add);
            page.addInitScript(WATCH.formatted("'" + sign + "'"));
            slow(page, slower);
            page.navigate(path);
            var millis = ((Number) page.evaluate("window.stoodAfter")).doubleValue();
            var bytes =
                    List.copyOf(finished).stream().mapToLong(Visitor::sizeOf).sum();
            var opening = new Opening(millis, bytes);
            page.close();
            return opening;
        }

        /** A page that stays open and counts its frames. */
        public Page watch(String path, String sign) {
            var page = context.newPage();
            page.navigate(path);
            page.waitForSelector(sign);
            page.evaluate(FRAMES);
            return page;
        }

        /** Until the page's worker has kept all that it needs without a line. */
        public void awaitKept(String path) {
            var page = context.newPage();
            page.navigate(path);
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.close();
        }

        private void slow(Page page, int times) {
            CDPSession session = context.newCDPSession(page);
            var rate = new JsonObject();
            rate.addProperty("rate", times);
            session.send("Emulation.setCPUThrottlingRate", rate);
        }

        private static long sizeOf(Request request) {
            var sizes = request.sizes();
            return (long) sizes.responseBodySize + sizes.responseHeadersSize;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
