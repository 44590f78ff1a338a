package io.linli.api.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.HashMap;
import java.util.Map;

/** The operations of the contract and who answers each; one that nobody answers stops the start. */
public final class Routes {
    /** Set on a request that asks for the head of an answer only. */
    static final String HEAD = "head";

    private static final long LARGEST_BODY = 256 * 1024;
    private static final long LARGEST_TABLE = 5 * 1024 * 1024;
    private static final String TABLES = "/api/v1/imports/";

    private final Guard guard;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, Handler<Call>> streams = new HashMap<>();
    private final Map<String, Handler<RoutingContext>> open = new HashMap<>();

    public Routes(Guard guard) {
        this.guard = guard;
    }

    /** Answers with one body. */
    public Routes on(String operation, Endpoint endpoint) {
        endpoints.put(operation, endpoint);
        return this;
    }

    /** Answers for as long as the other side listens. */
    public Routes stream(String operation, Handler<Call> handler) {
        streams.put(operation, handler);
        return this;
    }

    /** Answers anybody. */
    public Routes open(String operation, Handler<RoutingContext> handler) {
        open.put(operation, handler);
        return this;
    }

    public Future<Router> build(Vertx vertx) {
        return Contract.load(vertx).map(contract -> build(vertx, contract));
    }

    private Router build(Vertx vertx, OpenAPIContract contract) {
        var builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        var bodies = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
        var tables = BodyHandler.create(false).setBodyLimit(LARGEST_TABLE);
        builder.rootHandler(context -> (isLarge(context.request().path()) ? tables : bodies).handle(context));
        builder.getRoutes().forEach(this::mount);
        return builder.createRouter();
    }

    private static boolean isLarge(String path) {
        return path.startsWith(TABLES) || Contract.isPhoto(path);
    }

    private void mount(OpenAPIRoute route) {
        var operation = route.getOperation().getOperationId();
        if (!Access.knows(operation)) {
            throw new IllegalStateException(operation + " is in the contract and in no line of Access");
        }
        var anybody = open.get(operation);
        var stream = streams.get(operation);
        var endpoint = endpoints.get(operation);
        if (anybody != null && Access.PUBLIC.contains(operation)) {
            route.addHandler(anybody);
        } else if (stream != null) {
            route.addHandler(context -> admitted(context, operation, call -> follow(call, stream)));
        } else if (endpoint != null) {
            route.addHandler(context -> admitted(context, operation, call -> answer(call, endpoint)));
        } else {
            throw new IllegalStateException(operation + " is in the contract and nobody answers it");
        }
    }

    private void admitted(RoutingContext context, String operation, Handler<Call> handler) {
        guard.admit(context, operation).onFailure(context::fail).onSuccess(caller -> {
            try {
                handler.handle(new Call(context, caller, operation));
            } catch (RuntimeException e) {
                context.fail(e);
            }
        });
    }

    /** The head of what has no end is said at once. */
    private static void follow(Call call, Handler<Call> stream) {
        if (call.context().get(HEAD) == null) {
            stream.handle(call);
        } else {
            call.context()
                    .response()
                    .putHeader("content-type", "text/event-stream")
                    .end();
        }
    }

    private static void answer(Call call, Endpoint endpoint) {
        endpoint.answer(call).onFailure(call.context()::fail).onSuccess(reply -> send(call.context(), reply));
    }

    public static void send(RoutingContext context, Reply reply) {
        var response = context.response().setStatusCode(reply.status());
        if (reply.body().isEmpty()) {
            response.end();
        } else {
            response.putHeader("content-type", reply.status() < 400 ? "application/json" : "application/problem+json")
                    .end(reply.body());
        }
    }
}
