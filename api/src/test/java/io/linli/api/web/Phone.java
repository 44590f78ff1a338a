package io.linli.api.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.linli.api.RunningApi;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A telephone and its line to the api. The line is really cut: what the browser emulates for a page does not bind the
 * worker behind it, which would bring a step to the server all the same.
 */
final class Phone implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final URI api;
    private final NetServer line;
    private final Chromium chromium;
    final BrowserContext context;
    private volatile boolean isCut;

    Phone(Chromium chromium, RunningApi running, String session, int width) {
        this.chromium = chromium;
        this.api = running.uri("/");
        this.line = vertx.createNetServer()
                .connectHandler(this::connect)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        this.context = chromium.of(address("/"), session, width, "zh-CN");
    }

    Page open(String path) {
        return chromium.open(context, address(path));
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + line.actualPort() + path);
    }

    void cutLine() {
        isCut = true;
        open.forEach(NetSocket::close);
        context.setOffline(true);
    }

    void mendLine() {
        isCut = false;
        context.setOffline(false);
    }

    private void connect(NetSocket phone) {
        if (isCut) {
            phone.close();
            return;
        }
        phone.pause();
        client.connect(api.getPort(), "127.0.0.1")
                .onSuccess(server -> join(phone, server))
                .onFailure(away -> phone.close());
    }

    private void join(NetSocket phone, NetSocket server) {
        open.add(phone);
        phone.closeHandler(gone -> {
            open.remove(phone);
            server.close();
        });
        server.closeHandler(gone -> phone.close());
        phone.pipeTo(server);
        server.pipeTo(phone);
        if (isCut) {
            phone.close();
        }
    }

    @Override
    public void close() {
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
