package io.linli.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the pages, ready to be sent.
 *
 * @param packed the same by gzip; the content itself where that is no smaller
 */
record WebFile(String type, Buffer content, Buffer packed, String tag) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    static WebFile of(String name, byte[] content) {
        var packed = gzip(content);
        var whole = Buffer.buffer(content);
        var checksum = new CRC32();
        checksum.update(content);
        return new WebFile(
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"),
                whole,
                packed.length < content.length ? Buffer.buffer(packed) : whole,
                "W/\"" + Long.toHexString(checksum.getValue()) + "-" + content.length + "\"");
    }

    /** Nothing but its name when the other side has it already. */
    void send(RoutingContext context) {
        var request = context.request();
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "accept-encoding")
                .putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (packed != content && accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(packed);
        } else {
            response.end(content);
        }
    }

    private static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
