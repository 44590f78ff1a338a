package io.linli.api.notify.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs requests without a body as Aliyun's V3 asks for: ACS3-HMAC-SHA256. */
record AliyunSignature(String keyId, String keySecret) {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    /**
     * The headers of a POST, the signature among them.
     *
     * @param url its query written by {@link #query}
     * @param nonce of this request alone
     */
    Map<String, String> headers(URI url, String action, String version, Instant at, String nonce) {
        var nothing = Sha256.hex(new byte[0]);
        var headers = new TreeMap<String, String>();
        headers.put("host", Parcel.host(url));
        headers.put("x-acs-action", action);
        headers.put("x-acs-content-sha256", nothing);
        headers.put("x-acs-date", at.truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", nonce);
        headers.put("x-acs-version", version);
        var signed = String.join(";", headers.keySet());
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var request = String.join("\n", "POST", "/", url.getRawQuery(), lines, signed, nothing);
        var toSign = ALGORITHM + "\n" + Sha256.hex(request.getBytes(UTF_8));
        var signature = HexFormat.of().formatHex(HmacSha256.of(keySecret.getBytes(UTF_8), toSign));
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + keyId + ",SignedHeaders=" + signed + ",Signature=" + signature);
        return headers;
    }

    /** In the order of their names, escaped as RFC 3986 has it. */
    static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> escaped(each.getKey()) + "=" + escaped(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public String toString() {
        return keyId;
    }
}
