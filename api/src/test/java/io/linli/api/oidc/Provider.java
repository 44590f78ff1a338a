package io.linli.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A small provider that answers as the standard has it, and lies when a test wants it to. */
final class Provider implements AutoCloseable {
    static final String SECRET = "a secret of ours";
    private static final String CODE = "the-code";

    private final HttpServer server;
    private final RSAKey key;
    private Map<String, String> asked = Map.of();
    UnaryOperator<JWTClaimsSet.Builder> words = UnaryOperator.identity();
    RSAKey signer;
    Instant now = Instant.now();

    Provider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        signer = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys"}""".formatted(issuer())));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    OidcConfig config() {
        return new OidcConfig(URI.create(issuer()), "linli", SECRET, "preferred_username");
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RSAKey otherKey() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("one").generate();
    }

    /** Somebody comes from the address, logs in, and is sent back with this question. */
    String welcome(URI address) {
        asked = parameters(address.getRawQuery());
        return "?code=" + CODE + "&state=" + asked.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var who = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("linli:" + SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
        var challenge = new BegunLogin("", "", "", form.getOrDefault("code_verifier", "")).challenge();
        var isGood = CODE.equals(form.get("code"))
                && challenge.equals(asked.get("code_challenge"))
                && String.valueOf(asked.get("redirect_uri")).equals(form.get("redirect_uri"))
                && who.equals(exchange.getRequestHeaders().getFirst("authorization"));
        answer(exchange, isGood ? 200 : 400, isGood ? "{\"id_token\": \"" + idToken() + "\"}" : "{}");
    }

    private String idToken() {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("1")
                .audience("linli")
                .claim("nonce", asked.get("nonce"))
                .claim("preferred_username", "devices")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                words.apply(claims).build());
        try {
            token.sign(new RSASSASigner(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
