package io.linli.api.notify.channels;

import io.linli.model.Json;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Map;

/** One request to somebody else's server; its address may hold a key, so it is not shown. */
record Parcel(URI url, Map<String, String> headers, Buffer body) {

    static Parcel ofJson(URI url, Object content) {
        return new Parcel(
                url, Map.of("content-type", "application/json; charset=utf-8"), Buffer.buffer(Json.write(content)));
    }

    /** As the header has it, for those who sign it. */
    static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    @Override
    public String toString() {
        return "to " + url.getHost();
    }
}
