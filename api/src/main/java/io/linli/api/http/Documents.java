package io.linli.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;

/** The contract as a page that can be tried: Swagger UI out of its archive, under a policy of its own. */
final class Documents {
    private static final String ARCHIVE = "/META-INF/resources/webjars/swagger-ui/5.31.0/";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png");
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <title>邻里 Linli · API</title>
              <link rel="stylesheet" href="swagger-ui.css">
              <link rel="icon" href="favicon-32x32.png">
            </head>
            <body>
              <div id="page"></div>
              <script src="swagger-ui-bundle.js"></script>
              <script src="start.js"></script>
            </body>
            </html>
            """;
    private static final String START =
            "SwaggerUIBundle({url: '/openapi.yaml', dom_id: '#page', deepLinking: true, validatorUrl: null});\n";

    private Documents() {}

    static void mount(Router router) {
        router.get("/docs").handler(context -> {
            if (context.request().path().endsWith("/")) {
                send(context, "text/html;charset=utf-8", Buffer.buffer(PAGE));
            } else {
                context.redirect("/docs/");
            }
        });
        router.get("/docs/start.js").handler(context -> send(context, "text/javascript", Buffer.buffer(START)));
        FILES.forEach((file, type) -> {
            var content = read(ARCHIVE + file);
            router.get("/docs/" + file).handler(context -> send(context, type, content));
        });
        var contract = read("/openapi.yaml");
        router.get("/openapi.yaml").handler(context -> send(context, "application/yaml", contract));
    }

    private static void send(RoutingContext context, String type, Buffer content) {
        context.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("cache-control", "max-age=3600")
                .putHeader("content-type", type)
                .end(content);
    }

    private static Buffer read(String file) {
        try (var in = Documents.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + file);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
