package io.linli.api.http;

import io.linli.api.store.Records;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, guards every answer with the headers that browsers obey, and turns each failure into a problem. */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private Server() {}

    public static Future<HttpServer> listen(Vertx vertx, String bind, int port, Router operations) {
        var router = Router.router(vertx);
        router.route().handler(Server::harden).handler(Server::readPath).handler(Server::readHeadAsGet);
        router.route().handler(Guard::refuseForeignOrigin);
        router.route().handler(Server::readAsTheContractKnows);
        router.route().failureHandler(Server::fail);
        Web.mount(router);
        Documents.mount(router);
        router.route("/*").subRouter(operations);
        router.errorHandler(
                404, context -> Problem.notFound(context.request().path()).send(context.response()));
        router.errorHandler(405, Server::wrongMethod);
        var options = new HttpServerOptions()
                .setHost(bind)
                .setPort(port)
                .setTcpNoDelay(true)
                .setMaxHeaderSize(16 * 1024)
                // Browsers speak HTTP/2 by TLS only; without it nobody needs it, and it would send a body after a HEAD.
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false);
        return vertx.createHttpServer(options).requestHandler(router).listen();
    }

    private static void harden(RoutingContext context) {
        context.response()
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("x-frame-options", "DENY")
                .putHeader("cross-origin-opener-policy", "same-origin")
                .putHeader("cross-origin-resource-policy", "same-origin")
                .putHeader("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("cache-control", "no-store");
        context.next();
    }

    private static void readPath(RoutingContext context) {
        try {
            context.normalizedPath();
            context.queryParams();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("the address cannot be read: " + e.getMessage())
                    .asException();
        }
        context.next();
    }

    /** The contract has no HEAD of its own; the server leaves out the body of what answers one. */
    private static void readHeadAsGet(RoutingContext context) {
        var request = context.request();
        if (request.method().equals(HttpMethod.HEAD)) {
            context.put(Routes.HEAD, true);
            var query = request.query();
            context.reroute(HttpMethod.GET, request.path() + (query == null ? "" : "?" + query));
        } else {
            context.next();
        }
    }

    /** The contract's validator knows neither YAML nor tables nor photos; they are text and bytes to it. */
    private static void readAsTheContractKnows(RoutingContext context) {
        var type = context.request().getHeader("content-type");
        if (type != null && type.matches("(application|text)/(x-)?yaml.*")) {
            context.request().headers().set("content-type", "text/plain");
        } else if (isBytes(context, type)) {
            context.request().headers().set("content-type", Contract.BYTES);
        }
        context.next();
    }

    private static boolean isBytes(RoutingContext context, @Nullable String type) {
        return Contract.isPhoto(context.request().path()) || type != null && type.startsWith(Contract.TABLE);
    }

    private static void wrongMethod(RoutingContext context) {
        new Problem(
                        405,
                        "wrong-method",
                        "Not with this method",
                        context.request().method() + " " + context.request().path())
                .send(context.response());
    }

    private static void fail(RoutingContext context) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        problem(context).send(context.response());
    }

    private static Problem problem(RoutingContext context) {
        for (var cause = context.failure(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
            if (cause instanceof ValidatorException invalid) {
                return Problem.badRequest(String.valueOf(invalid.getMessage()));
            }
        }
        if (context.failure() != null && Records.isBadData(context.failure())) {
            return Problem.badRequest("a value that cannot be kept");
        }
        return switch (context.statusCode()) {
            case 400 -> Problem.badRequest("the request cannot be read");
            case 404 -> Problem.notFound(context.request().path());
            case 413 ->
                new Problem(413, "too-large", "Too large", "a body has at most 256 KiB, a table or a photo 5 MiB");
            case 415 -> new Problem(415, "unknown-content", "Not with this content type", "see the contract at /docs");
            default -> fault(context);
        };
    }

    private static Problem fault(RoutingContext context) {
        if (context.failure() instanceof HttpException http && http.getStatusCode() < 500) {
            return new Problem(http.getStatusCode(), "refused", "Refused", "the request cannot be answered");
        }
        var id = UUID.randomUUID().toString();
        LOG.error(
                "{} {} failed, {}",
                context.request().method(),
                context.request().path(),
                id,
                context.failure());
        return new Problem(500, "fault", "Our fault", "see the log for " + id);
    }
}
