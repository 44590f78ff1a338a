package io.linli.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.api.SettableClock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password alone does not make an administrator. */
class SecondStepIT {
    private static final String PATH = "/api/v1/session/second-step";
    private static final String PASSWORD = "{\"password\": \"" + Community.PASSWORD + "\"}";

    private final SettableClock clock = new SettableClock();
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.strict(clock);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAdministratorWithoutOneIsToldSoAndDoesNothingElse() {
        for (var admin : new String[] {"admin", "devices"}) {
            assertThat(isToldToSetUp(api.logIn(admin, Community.PASSWORD))).isTrue();
            assertThat(type(api.get(admin, "/api/v1/places"))).isEqualTo("second-step-to-set-up");
        }
        assertThat(isToldToSetUp(api.logIn("duty", Community.PASSWORD))).isFalse();
        assertThat(api.get("duty", "/api/v1/places").status()).isEqualTo(200);
    }

    @Test
    void onceConfirmedTheLoginAsksForACodeAndTakesEachOnce() {
        var secret = enrol("admin");
        assertThat(api.get("admin", "/api/v1/places").status()).isEqualTo(200);
        assertThat(type(logIn("admin", null))).isEqualTo("code-needed");
        assertThat(type(logIn("admin", code(secret))))
                .as("the one it was confirmed by")
                .isEqualTo("wrong-code");
        clock.advance(Duration.ofSeconds(30));
        var next = code(secret);
        assertThat(logIn("admin", next).status()).isEqualTo(201);
        assertThat(type(logIn("admin", next))).isEqualTo("wrong-code");
    }

    @Test
    void aWrongPasswordSaysNothingOfTheCode() {
        enrol("admin");
        assertThat(type(api.logIn("admin", "wrong"))).isEqualTo("wrong-login");
    }

    @Test
    void whoGuessesCodesIsLockedOut() {
        var secret = enrol("admin");
        clock.advance(Duration.ofMinutes(1));
        for (var i = 0; i < 5; i++) {
            assertThat(type(logIn("admin", "not-it"))).isEqualTo("wrong-code");
        }
        assertThat(logIn("admin", code(secret)).status()).isEqualTo(429);
    }

    @Test
    void aCodeForTheLossOfTheTelephoneIsGoodOnce() {
        var codes = confirm("admin", begin("admin")).body().path("recovery_codes");
        assertThat(codes).hasSize(10);
        var first = codes.get(0).asText();
        assertThat(logIn("admin", first.toUpperCase(Locale.ROOT)).status()).isEqualTo(201);
        assertThat(type(logIn("admin", first))).isEqualTo("wrong-code");
        assertThat(logIn("admin", codes.get(1).asText()).status()).isEqualTo(201);
    }

    @Test
    void itIsBegunOnlyWithThePasswordAndNeverToldAgain() {
        assertThat(api.post("admin", PATH, "{\"password\": \"wrong\"}").status())
                .isEqualTo(422);
        enrol("admin");
        assertThat(api.post("admin", PATH, PASSWORD).status()).isEqualTo(409);
    }

    @Test
    void anotherAdministratorTakesItAwayAndNobodyTheirOwn() {
        enrol("admin");
        enrol("grid003");
        assertThat(api.post("admin", "/api/v1/staff/admin/second-step/reset", "")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("admin", "/api/v1/staff/grid003/second-step/reset", "")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("grid003", "/api/v1/session").status()).isEqualTo(401);
        assertThat(logIn("grid003", null).status()).isEqualTo(201);
    }

    private String enrol(String username) {
        var secret = begin(username);
        assertThat(confirm(username, secret).status()).isEqualTo(200);
        return secret;
    }

    private String begin(String username) {
        var begun = api.post(username, PATH, PASSWORD).body();
        assertThat(begun.path("address").asText()).startsWith("otpauth://totp/Linli:" + username + "?secret=");
        assertThat(begun.path("code_svg").asText()).contains("<svg");
        return begun.path("secret").asText();
    }

    private RunningApi.Answer confirm(String username, String secret) {
        return api.as(username, "PUT", PATH, "{\"code\": \"" + code(secret) + "\"}");
    }

    private String code(String secret) {
        return Totp.code(Authenticator.bytes(secret), Totp.step(clock.instant()), Totp.DIGITS);
    }

    private RunningApi.Answer logIn(String username, @Nullable String code) {
        var more = code == null ? "" : ", \"code\": \"" + code + "\"";
        var body = "{\"username\": \"%s\", \"password\": \"%s\"%s}";
        return api.send("POST", "/api/v1/session", body.formatted(username, Community.PASSWORD, more));
    }

    private static boolean isToldToSetUp(RunningApi.Answer answer) {
        return answer.body().path("must_set_up_second_step").asBoolean();
    }

    private static String type(RunningApi.Answer answer) {
        return answer.body().path("type").asText().replace("urn:linli:problem:", "");
    }
}
