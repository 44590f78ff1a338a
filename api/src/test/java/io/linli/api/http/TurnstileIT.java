package io.linli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.RunningApi;
import io.linli.api.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Too much at once is refused with when to come again, and what is asked for rightly goes on. */
class TurnstileIT {
    private static final String WRITE = "/api/v1/incidents/00000000-0000-0000-0000-000000000000/close";

    private final SettableClock clock = new SettableClock();
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.by(clock);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAccountWritesAHundredAndTwentyTimesAMinute() {
        for (var i = 0; i < 120; i++) {
            assertThat(api.post("duty", WRITE, "").status()).isEqualTo(404);
        }
        var refused = api.post("duty", WRITE, "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("retry-after")).contains("60");
        assertThat(api.get("duty", "/api/v1/incidents").status()).as("reading").isEqualTo(200);
        assertThat(api.post("lead", WRITE, "").status()).as("somebody else").isEqualTo(404);
        clock.advance(Duration.ofSeconds(61));
        assertThat(api.post("duty", WRITE, "").status()).isEqualTo(404);
    }

    @Test
    void whatIsOpenToAllIsAskedForSixHundredTimesAMinute() {
        for (var i = 0; i < 600; i++) {
            assertThat(api.send("GET", "/api/v1/setup", "").status()).isEqualTo(200);
        }
        var refused = api.send("GET", "/api/v1/setup", "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("retry-after")).contains("60");
        assertThat(api.send("GET", "/health/live", "").status())
                .as("for machines")
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(61));
        assertThat(api.send("GET", "/api/v1/setup", "").status()).isEqualTo(200);
    }

    @Test
    void everyAnswerHasTheHeadersThatBrowsersObey() {
        for (var path :
                new String[] {"/", "/login", "/health/live", "/api/v1/incidents", "/api/v1/nothing", "/docs/"}) {
            var headers = api.send("GET", path, "", "x-forwarded-proto", "https")
                    .raw()
                    .headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("x-content-type-options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("referrer-policy")).as(path).contains("no-referrer");
            assertThat(headers.firstValue("permissions-policy")).as(path).isPresent();
            assertThat(headers.firstValue("strict-transport-security")).as(path).isPresent();
        }
        assertThat(api.send("GET", "/", "").raw().headers().firstValue("strict-transport-security"))
                .as("by plain HTTP")
                .isEmpty();
    }

    @Test
    void aSessionThatIsOverOrMadeUpOpensNothing() {
        var cookie = api.cookieOf("duty");
        assertThat(read(cookie)).isEqualTo(200);
        assertThat(read(cookie.substring(0, cookie.length() - 1))).isEqualTo(401);
        assertThat(read("linli=")).isEqualTo(401);
        clock.advance(Duration.ofMinutes(59));
        assertThat(read(cookie)).as("used within the hour").isEqualTo(200);
        clock.advance(Duration.ofMinutes(60).plusSeconds(1));
        assertThat(read(cookie)).as("unused for an hour").isEqualTo(401);
    }

    private int read(String cookie) {
        return api.send("GET", "/api/v1/incidents", "", "cookie", cookie).status();
    }
}
