package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Letting people in and out. */
class StaffIT {
    private static final String OWN = "a-password-of-ones-own";

    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void theFirstPasswordIsToldOnceAndGoodForNothingButChoosingAnother() {
        var added = add("zhoumin", "GRID_WORKER", "110105001001003", "idempotency-key", "one");
        assertThat(added.status()).isEqualTo(201);
        var first = added.body().at("/credential/password").asText();
        assertThat(add("zhoumin", "GRID_WORKER", "110105001001003", "idempotency-key", "one")
                        .body()
                        .has("credential"))
                .as("told once")
                .isFalse();

        var login = api.logIn("zhoumin", first.toUpperCase(Locale.ROOT));
        assertThat(login.body().path("must_change_password").asBoolean()).isTrue();
        var cookie =
                login.raw().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        assertThat(api.send("GET", "/api/v1/incidents", "", "cookie", cookie)
                        .body()
                        .path("type")
                        .asText())
                .isEqualTo("urn:linli:problem:password-to-change");
        assertThat(change(cookie, first, "zhoumin-zhoumin").status())
                .as("one's own name")
                .isEqualTo(422);
        assertThat(change(cookie, first, OWN).status()).isEqualTo(204);
        assertThat(api.send("GET", "/api/v1/incidents", "", "cookie", cookie).status())
                .isEqualTo(200);
        assertThat(api.logIn("zhoumin", first).status()).isEqualTo(401);
        assertThat(api.logIn("zhoumin", OWN).body().has("must_change_password")).isFalse();
    }

    @Test
    void whoIsLetGoIsOutAtOnceAndCanComeBack() {
        add("lijun", "PROPERTY", "110105001001003");
        var first = password(api.post("admin", "/api/v1/staff/lijun/password", ""));
        var cookie = api.logIn("lijun", first)
                .raw()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
        assertThat(api.post("admin", "/api/v1/staff/lijun/deactivate", "").status())
                .isEqualTo(200);
        assertThat(api.send("GET", "/api/v1/session", "", "cookie", cookie).status())
                .isEqualTo(401);
        assertThat(api.logIn("lijun", first).status()).isEqualTo(401);
        assertThat(api.get("duty", "/api/v1/staff").body().toString()).doesNotContain("lijun");
        assertThat(api.get("admin", "/api/v1/staff?all=true").body().toString()).contains("lijun");

        var back = api.as(
                "admin",
                "PUT",
                "/api/v1/staff/lijun",
                "{\"name\": \"李军\", \"role\": \"物业\", \"grid\": \"110105001001003\"}");
        assertThat(api.logIn("lijun", password(back)).status()).isEqualTo(201);
    }

    @Test
    void nobodyGivesAwayWhatIsNotTheirs() {
        assertThat(add("far", "GRID_WORKER", "110108001001001")
                        .body()
                        .path("detail")
                        .asText())
                .contains("grid: not within your grids", "110108001001001");
        assertThat(add("wide", "ADMIN", "110105").status()).isEqualTo(422);
        assertThat(add("other", "GRID_WORKER", "110105001001003").status())
                .as("a name taken elsewhere")
                .isEqualTo(409);
        assertThat(api.post("admin", "/api/v1/staff/admin/deactivate", "").status())
                .isEqualTo(409);
        assertThat(api.as(
                                "admin",
                                "PUT",
                                "/api/v1/staff/admin",
                                "{\"name\": \"方\", \"role\": \"MANAGER\", \"grid\": \"110105001001\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void everybodySeesThoseOfTheirGridsAndThoseAbove() {
        var staff = api.get("grid003", "/api/v1/staff").body().path("staff").findValuesAsText("username");
        assertThat(staff).contains("grid003", "duty").doesNotContain("other", "home501");
    }

    private static String password(RunningApi.Answer answer) {
        return answer.body().at("/credential/password").asText();
    }

    private static RunningApi.Answer add(String username, String role, String grid, String... headers) {
        var body =
                "{\"username\": \"%s\", \"name\": \"周敏\", \"role\": \"%s\", \"grid\": \"%s\", \"phone\": \"+86 138\"}"
                        .formatted(username, role, grid);
        return api.as("admin", "POST", "/api/v1/staff", body, headers);
    }

    private static RunningApi.Answer change(String cookie, String old, String password) {
        return api.send(
                "PUT",
                "/api/v1/session/password",
                "{\"old\": \"%s\", \"password\": \"%s\"}".formatted(old, password),
                "cookie",
                cookie);
    }
}
