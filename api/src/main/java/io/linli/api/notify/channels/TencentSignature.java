package io.linli.api.notify.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;

/** Signs requests as Tencent Cloud's API 3.0 asks for: TC3-HMAC-SHA256. */
record TencentSignature(String keyId, String keySecret) {
    static final String JSON = "application/json; charset=utf-8";

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String SIGNED = "content-type;host;x-tc-action";

    /** The header {@code authorization} of a POST of JSON. */
    String authorization(String host, String service, String action, Instant at, byte[] body) {
        var date = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        var headers =
                "content-type:" + JSON + "\nhost:" + host + "\nx-tc-action:" + action.toLowerCase(Locale.ROOT) + "\n";
        var request = String.join("\n", "POST", "/", "", headers, SIGNED, Sha256.hex(body));
        var scope = date + "/" + service + "/tc3_request";
        var toSign = String.join(
                "\n", ALGORITHM, Long.toString(at.getEpochSecond()), scope, Sha256.hex(request.getBytes(UTF_8)));
        var ofDay = HmacSha256.of(("TC3" + keySecret).getBytes(UTF_8), date);
        var key = HmacSha256.of(HmacSha256.of(ofDay, service), "tc3_request");
        var signature = HexFormat.of().formatHex(HmacSha256.of(key, toSign));
        return ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + SIGNED + ", Signature="
                + signature;
    }

    @Override
    public String toString() {
        return keyId;
    }
}
