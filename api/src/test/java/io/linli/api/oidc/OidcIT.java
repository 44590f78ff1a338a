package io.linli.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.linli.api.RunningApi;
import io.linli.api.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider says who somebody is; whatever is not its word, for us and for this login, opens nothing. */
class OidcIT {
    private static final String BEGIN = "/api/v1/session/oidc";
    private static final String BACK = BEGIN + "/callback";

    private final SettableClock clock = new SettableClock();
    private Provider provider;
    private RunningApi api;

    @BeforeEach
    void start() throws IOException, JOSEException {
        provider = new Provider();
        api = RunningApi.trusting(provider.config(), clock);
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    /** What the browser keeps, and what it is sent back with. */
    private record Begun(String cookie, String question) {}

    @Test
    void whoIsKnownThereAndHereComesInWithTheRoleOfTheAccount() {
        assertThat(api.send("GET", "/api/v1/about", "").body().path("oidc").asText())
                .isEqualTo(BEGIN);
        var back = end(begin());
        assertThat(location(back)).isEqualTo("/login#in");
        var me = api.send("GET", "/api/v1/session", "", "cookie", session(back)).body();
        assertThat(me.path("username").asText()).isEqualTo("devices");
        assertThat(me.path("role").asText()).isEqualTo("DEVICE_ADMIN");
        assertThat(me.has("must_set_up_second_step"))
                .as("the steps are the provider's")
                .isFalse();
        assertThat(api.send("GET", "/api/v1/devices", "", "cookie", session(back))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "Devices"})
    void nobodyIsMadeAnAccountByItsWord(String username) {
        provider.words = claims -> claims.claim("preferred_username", username);
        assertRefused(end(begin()));
    }

    @Test
    void whoWasLetGoHereStaysOut() {
        api.records()
                .transact(tx -> tx.handle().execute("update account set active = false where username = 'devices'"));
        assertRefused(end(begin()));
    }

    @Test
    void aForgedStateIsRefused() {
        var begun = begin();
        assertRefused(end(new Begun(begun.cookie(), begun.question() + "x")));
    }

    @Test
    void anAnswerComesBackOnce() {
        var begun = begin();
        assertThat(location(end(begun))).isEqualTo("/login#in");
        assertRefused(end(begun));
    }

    @Test
    void anAnswerOfAnotherBrowsersLoginIsRefused() {
        assertRefused(end(new Begun(begin().cookie(), begin().question())));
        assertRefused(end(new Begun("none=1", begin().question())));
    }

    @Test
    void anAnswerAfterTenMinutesIsRefused() {
        var begun = begin();
        clock.advance(Duration.ofMinutes(10));
        assertRefused(end(begun));
    }

    @Test
    void aForgedNonceIsRefused() {
        provider.words = claims -> claims.claim("nonce", "another");
        assertRefused(end(begin()));
    }

    @Test
    void anotherIssuersTokenIsRefused() {
        provider.words = claims -> claims.issuer("https://evil.example");
        assertRefused(end(begin()));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() {
        provider.words = claims -> claims.audience("another");
        assertRefused(end(begin()));
        provider.words = claims -> claims.claim("azp", "another");
        assertRefused(end(begin()));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() throws JOSEException {
        provider.signer = provider.otherKey();
        assertRefused(end(begin()));
    }

    @Test
    void anExpiredTokenIsRefused() {
        provider.words = claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)));
        assertRefused(end(begin()));
        provider.words = claims -> claims.expirationTime(null);
        assertRefused(end(begin()));
    }

    @Test
    void aCodeWithoutWhatWasKeptHereIsWorthNothing() {
        var begun = begin();
        begin();
        assertRefused(end(begun));
    }

    private Begun begin() {
        var answer = api.send("GET", BEGIN, "");
        assertThat(answer.status()).isEqualTo(302);
        var cookie = answer.raw().headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HTTPOnly", "SameSite=Lax");
        var address = URI.create(location(answer));
        assertThat(address.getQuery()).contains("code_challenge_method=S256", "response_type=code");
        return new Begun(cookie.split(";")[0], provider.welcome(address));
    }

    private RunningApi.Answer end(Begun begun) {
        return api.send("GET", BACK + begun.question(), "", "cookie", begun.cookie());
    }

    private static String location(RunningApi.Answer answer) {
        return answer.raw().headers().firstValue("location").orElse("");
    }

    private static String session(RunningApi.Answer answer) {
        return answer.raw().headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("linli="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElse("");
    }

    private static void assertRefused(RunningApi.Answer answer) {
        assertThat(location(answer)).isEqualTo("/login#refused");
        assertThat(session(answer)).isEmpty();
    }
}
