package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in and out, on real records. */
class SessionIT {
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theCookieIsForTheBrowserAloneAndForNoOtherSite() {
        var cookie = api.logIn("duty", Community.PASSWORD).raw().headers().firstValue("set-cookie");
        assertThat(cookie.orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/");
    }

    @Test
    void saysWhoIAm() {
        var me = api.get("home501", "/api/v1/session").body();
        assertThat(me.path("name").asText()).isEqualTo("王");
        assertThat(me.path("role").asText()).isEqualTo("RESIDENT");
        assertThat(me.path("home").asText()).isEqualTo("b3-501");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldTheSame() {
        var wrong = api.logIn("duty", "wrong");
        var unknown = api.logIn("nobody", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void whoGuessesIsLockedOutEvenWithTheRightPassword() {
        IntStream.range(0, 5).forEach(i -> api.logIn("duty", "guess" + i));
        assertThat(api.logIn("duty", Community.PASSWORD).status()).isEqualTo(429);
        assertThat(api.logIn("manager", Community.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void aNameThatNobodyHasIsLockedAsOneThatSomebodyHas() {
        var known = IntStream.range(0, 7).mapToObj(i -> said("duty")).toList();
        var unknown = IntStream.range(0, 7).mapToObj(i -> said("nobody")).toList();
        assertThat(known).endsWith("429").startsWith("401");
        assertThat(unknown).isEqualTo(known);
        assertThat(api.logIn("nobody", "x").body())
                .isEqualTo(api.logIn("duty", "x").body());
    }

    private String said(String username) {
        return Integer.toString(api.logIn(username, "guess").status());
    }

    @Test
    void oneAddressGuessesManyNamesOnlySoOften() {
        IntStream.range(0, 20).forEach(i -> api.logIn("nobody" + i, "guess"));
        assertThat(api.logIn("duty", Community.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void loggingOutEndsTheSessionAtOnce() {
        var cookie = api.cookieOf("duty");
        assertThat(api.send("DELETE", "/api/v1/session", "", "cookie", cookie).status())
                .isEqualTo(204);
        assertThat(api.send("GET", "/api/v1/session", "", "cookie", cookie).status())
                .isEqualTo(401);
    }

    @Test
    void aSessionOutlivesTheProcess() {
        var cookie = api.cookieOf("duty");
        api = api.restarted();
        assertThat(api.send("GET", "/api/v1/session", "", "cookie", cookie).status())
                .isEqualTo(200);
    }
}
