package io.linli.api.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;

/** Speaks with the provider: where its doors are, what a code is worth, and which keys it signs with. */
final class OidcProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OidcConfig config;
    private final WebClient client;

    OidcProvider(Vertx vertx, OidcConfig config) {
        this.config = config;
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(5_000)
                        .setFollowRedirects(false)
                        .setUserAgent("linli"));
    }

    /** Its doors. */
    record Doors(String authorization, String token, String keys) {}

    Future<Doors> discover() {
        var base = config.issuer().toString().replaceFirst("/$", "");
        return get(base + "/.well-known/openid-configuration").map(found -> {
            if (!config.issuer().toString().equals(found.getString("issuer"))) {
                throw new IllegalStateException("it calls itself " + found.getString("issuer"));
            }
            return new Doors(
                    found.getString("authorization_endpoint"),
                    found.getString("token_endpoint"),
                    found.getString("jwks_uri"));
        });
    }

    /** The token about who came, for the code that they brought. */
    Future<String> exchange(Doors doors, String code, String verifier, String back) {
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "authorization_code")
                .add("code", code)
                .add("redirect_uri", back)
                .add("code_verifier", verifier);
        return client.postAbs(doors.token())
                .timeout(PATIENCE.toMillis())
                .basicAuthentication(encoded(config.clientId()), encoded(config.clientSecret()))
                .sendForm(form)
                .map(OidcProvider::read)
                .map(answer -> answer.getString("id_token"));
    }

    Future<JWKSet> keys(Doors doors) {
        return get(doors.keys()).map(found -> {
            try {
                return JWKSet.parse(found.encode());
            } catch (ParseException e) {
                throw new IllegalStateException("its keys cannot be read", e);
            }
        });
    }

    private Future<JsonObject> get(String address) {
        return client.getAbs(address).timeout(PATIENCE.toMillis()).send().map(OidcProvider::read);
    }

    private static JsonObject read(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("it answered HTTP " + answer.statusCode());
        }
        return answer.bodyAsJsonObject();
    }

    /** RFC 6749, 2.3.1: before they are put together. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
