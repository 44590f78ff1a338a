package io.linli.api.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages and what they are made of, out of the class path. Their policy lets in no script but ours, no style but
 * our files, and nothing from anywhere else.
 */
final class Web {
    /** Which page is where; each is a style and a module of its name in a frame that it shares with others. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/", "landing"),
            Map.entry("/login", "login"),
            Map.entry("/console", "console"),
            Map.entry("/tasks", "tasks"),
            Map.entry("/tasks/:id", "task"),
            Map.entry("/manage", "manage"),
            Map.entry("/rosters", "rosters"),
            Map.entry("/rules", "rules"),
            Map.entry("/devices", "devices"),
            Map.entry("/setup", "setup"),
            Map.entry("/counter", "counter"),
            Map.entry("/report/*", "report"));

    private static final Set<String> PHONE_PAGES = Set.of("tasks", "task");

    /** No way up, nothing hidden: each part of a path begins with a letter or a digit. */
    private static final Pattern FILE = Pattern.compile(
            "/web/([A-Za-z0-9][A-Za-z0-9_.-]*/)*[A-Za-z0-9][A-Za-z0-9_.-]*\\.(html|js|css|json|svg|png|webmanifest)");

    private static final String IMPORT_MAP = "<!-- import map -->";
    /** In a page that asks for all its modules at once. */
    private static final String PRELOAD = "<!-- preload -->";

    /** What a phone keeps, so that the tasks open without a line. */
    private static final List<String> PHONE =
            List.of("/web/tasks.html", "/web/task.html", "/web/words/zh.json", "/web/words/en.json");

    private static final String WORKER = "/web/tasks-worker.js";

    private static final String POLICY = "default-src 'none'; script-src 'self' %s; style-src 'self';"
            + " img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types lit-html linli";
    private static final String ASK_AGAIN = "no-cache";
    private static final String FOR_EVER = "max-age=31536000, immutable";

    private final ImportMap imports;
    private final String policy;
    private final Map<String, WebFile> files = new ConcurrentHashMap<>();

    private Web(ImportMap imports) {
        this.imports = imports;
        this.policy = POLICY.formatted(imports.hash());
    }

    static void mount(Router router) {
        var web = new Web(ImportMap.ofClassPath());
        PAGES.forEach(
                (path, page) -> router.get(path).handler(context -> web.answer(context, "/web/" + page + ".html")));
        router.get("/tasks-worker.js").handler(web::worker);
        router.get("/web/*")
                .handler(context -> web.answer(context, context.request().path()));
    }

    private void answer(RoutingContext context, String path) {
        var file = file(path);
        if (file.isEmpty()) {
            context.next();
            return;
        }
        context.response()
                .putHeader("content-security-policy", policy)
                .putHeader("cache-control", path.startsWith("/web/lib/") ? FOR_EVER : ASK_AGAIN);
        // A page's worker may answer for all paths, though it is kept with the other modules.
        if ("script".equals(context.request().getHeader("service-worker"))) {
            context.response().putHeader("service-worker-allowed", "/");
        }
        file.get().send(context);
    }

    private void worker(RoutingContext context) {
        var shell = OfflineShell.from(PHONE, this::content, imports.names());
        var worker = WebFile.of(WORKER, shell.before(content(WORKER).orElseThrow()));
        context.response().putHeader("content-security-policy", policy).putHeader("cache-control", ASK_AGAIN);
        worker.send(context);
    }

    private Optional<byte[]> content(String path) {
        return file(path).map(file -> file.content().getBytes());
    }

    private Optional<WebFile> file(String path) {
        if (path == null || !FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        var known = files.get(path);
        return known != null ? Optional.of(known) : read(path);
    }

    /** Only what exists is kept, so that asking for what does not fills no memory. */
    private Optional<WebFile> read(String path) {
        var content = path.endsWith(".html") ? page(path) : stored("/" + kept(path));
        var file = content.map(bytes -> WebFile.of(path, bytes));
        file.ifPresent(known -> files.put(path, known));
        return file;
    }

    private static Optional<byte[]> stored(String resource) {
        try (var in = Web.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private String kept(String path) {
        for (var folder : imports.folders().entrySet()) {
            if (path.startsWith(folder.getKey())) {
                return folder.getValue() + path.substring(folder.getKey().length());
            }
        }
        return path.substring(1);
    }

    private Optional<byte[]> page(String path) {
        var name = path.substring("/web/".length(), path.length() - ".html".length());
        if (!PAGES.containsValue(name)) {
            return Optional.empty();
        }
        var frame = PHONE_PAGES.contains(name) ? "/pages/phone.html" : "/pages/desk.html";
        return stored(frame).map(content -> {
            var page = new String(content, StandardCharsets.UTF_8).replace("{page}", name);
            return page.replace(PRELOAD, preloads(page))
                    .replace(IMPORT_MAP, "<script type=\"importmap\">" + imports.json() + "</script>")
                    .getBytes(StandardCharsets.UTF_8);
        });
    }

    private String preloads(String page) {
        return page.contains(PRELOAD) ? OfflineShell.preloads(page, this::content, imports.names()) : "";
    }
}
