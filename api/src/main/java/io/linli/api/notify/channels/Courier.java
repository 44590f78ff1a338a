package io.linli.api.notify.channels;

import io.linli.api.notify.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Posts to other people's servers: to public addresses unless private ones are allowed, never further than it was sent,
 * and it neither waits for ever nor reads for ever.
 */
public final class Courier {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final int MOST = 16 * 1024;

    private final HttpClient client;
    private final Names names;
    private final boolean allowPrivate;
    private final Duration patience;

    /** What a name means, asked once for each request. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    public Courier(Vertx vertx, boolean allowPrivate) {
        this(vertx, allowPrivate, PATIENCE);
    }

    Courier(Vertx vertx, boolean allowPrivate, Duration patience) {
        this(vertx, allowPrivate, patience, InetAddress::getAllByName);
    }

    Courier(Vertx vertx, boolean allowPrivate, Duration patience, Names names) {
        this.names = names;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) CONNECTING.toMillis()));
        this.allowPrivate = allowPrivate;
        this.patience = patience;
    }

    /** An address that others gave us; throws IllegalArgumentException where it could not be gone to in safety. */
    URI requireReachable(URI url) {
        return requireReachable(url, allowPrivate);
    }

    static URI requireReachable(URI url, boolean allowPrivate) {
        if (url.getHost() == null
                || !("https".equals(url.getScheme()) || allowPrivate && "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("an address must begin with https://");
        }
        return url;
    }

    /** Waits for the answer and has it read; where there is none, it may work later. */
    Receipt deliver(Parcel parcel, Function<Answer, Receipt> reading) {
        try {
            var receipt = post(parcel).map(reading);
            return Awaited.receipt(
                    receipt.toCompletionStage(), patience.plus(CONNECTING).plus(patience));
        } catch (UnknownHostException e) {
            return new Receipt.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Future<Answer> post(Parcel parcel) throws UnknownHostException {
        return client.request(target(parcel.url())).compose(request -> {
            parcel.headers().forEach(request::putHeader);
            return send(request.putHeader("user-agent", "linli"), parcel.body());
        });
    }

    private Future<Answer> send(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .compose(Courier::read)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(problem -> request.reset());
    }

    private RequestOptions target(URI url) throws UnknownHostException {
        var isSecure = "https".equals(url.getScheme());
        var port = url.getPort() < 0 ? (isSecure ? 443 : 80) : url.getPort();
        var address = PublicAddress.of(url.getHost(), names.of(url.getHost()), allowPrivate);
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    /** What goes beyond the bound is not waited for: the status is known by then. */
    private static Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> whole = Promise.promise();
        var body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(answer(response, body)));
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > MOST && whole.tryComplete(answer(response, body.slice(0, MOST)))) {
                response.request().reset();
            }
        });
        return whole.future();
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(response.statusCode(), body.toString(), wish(response.getHeader("retry-after")));
    }

    /** As seconds; a date is not worth the trouble. */
    private static @Nullable Duration wish(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("[0-9]{1,9}")) {
            return null;
        }
        var wish = Duration.ofSeconds(Long.parseLong(retryAfter));
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }
}
