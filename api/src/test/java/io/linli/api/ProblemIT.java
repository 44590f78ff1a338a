package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests: each gets a problem document with the right status, and never a stack trace. */
class ProblemIT {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1), Community.flood(Community.ELSEWHERE, Level.I, 1));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    duty    | GET    | /api/v1/nothing                                             | -                       | 404
                    duty    | GET    | /nothing                                                    | -                       | 404
                    duty    | GET    | /api/v1/incidents/00000000-0000-0000-0000-000000000000      | -                       | 404
                    duty    | GET    | /api/v1/incidents/not-an-id                                 | -                       | 404
                    duty    | GET    | /api/v1/alerts/nobody:live:home:x:1                         | -                       | 404
                    duty    | GET    | /api/v1/rules/nobody/versions                               | -                       | 404
                    duty    | POST   | /api/v1/incidents/00000000-0000-0000-0000-000000000000/close | -                      | 404
                    duty    | PATCH  | /api/v1/alerts                                              | -                       | 405
                    duty    | DELETE | /api/v1/alerts                                              | -                       | 405
                    duty    | GET    | /api/v1/alerts?level=V                                      | -                       | 400
                    duty    | GET    | /api/v1/alerts?limit=0                                      | -                       | 400
                    duty    | GET    | /api/v1/alerts?limit=many                                   | -                       | 400
                    duty    | GET    | /api/v1/alerts?grid=x%25                                    | -                       | 400
                    duty    | GET    | /api/v1/alerts?from=yesterday                               | -                       | 400
                    duty    | GET    | /api/v1/alerts?cursor=AAAA                                  | -                       | 400
                    duty    | GET    | /api/v1/alerts?cursor=%21%21                                | -                       | 400
                    duty    | GET    | /api/v1/incidents?kind=earthquake                           | -                       | 400
                    duty    | POST   | /api/v1/incidents/ID/feedback                               | {"outcome": "perhaps"}  | 400
                    duty    | POST   | /api/v1/incidents/ID/feedback                               | {}                      | 400
                    duty    | POST   | /api/v1/incidents/ID/feedback                               | {"outcome": 3}          | 400
                    duty    | POST   | /api/v1/incidents/ID/feedback                               | {"outcome               | 400
                    duty    | POST   | /api/v1/incidents/ID/feedback                               | [1, 2]                  | 400
                    duty    | POST   | /api/v1/incidents/ID/acknowledge                            | {"colour": "red"}       | 400
                    duty    | POST   | /api/v1/incidents/ID/acknowledge                            | {"note": "\\u0000"}     | 400
                    duty    | POST   | /api/v1/incidents/ID/close                                  | -                       | 409
                    duty    | POST   | /api/v1/rules                                               | {}                      | 403
                    analyst | POST   | /api/v1/rules                                               | {"id": "a"}             | 422
                    analyst | PUT    | /api/v1/rules/flood/mode                                    | {"mode": "loud"}        | 400
                    analyst | PUT    | /api/v1/rules/nobody/mode                                   | {"mode": "off"}         | 404
                    analyst | POST   | /api/v1/rules/flood/rollback                                | {"version": 99}         | 404
                    manager | POST   | /api/v1/incidents/ID/acknowledge                            | -                       | 403
                    other   | GET    | /api/v1/incidents/ID                                        | -                       | 404
                    other   | POST   | /api/v1/incidents/ID/acknowledge                            | -                       | 404
                    """)
    void eachHasItsStatus(String username, String method, String path, String body, int status) {
        var answer = api.as(username, method, path.replace("ID", id()), body == null ? "" : body);
        assertThat(answer.status()).isEqualTo(status);
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%zz", "/api/v1/alerts/%zz", "/api/v1/alerts/%", "/docs/%c3%2", "/api/v1/alerts?level=%zz"})
    void anAddressThatCannotBeReadIsABadRequest(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.api.port())) {
            var request = "GET " + path + " HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncookie: "
                    + api.cookieOf("duty") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "x-content-type-options");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/alerts?level=I&limit=1",
                "/api/v1/events",
                "/api/v1/session",
                "/health/ready",
                "/docs/",
                "/openapi.yaml",
                "/version",
                "/api/v1/nothing",
                "/api/v1/alerts?level=V"
            })
    void headIsGetWithoutABody(String path) {
        var head = api.as("duty", "HEAD", path, "").raw();
        assertThat(head.body()).isEmpty();
        if (path.equals("/api/v1/events")) {
            assertThat(head.statusCode()).isEqualTo(200);
            return;
        }
        var get = api.get("duty", path).raw();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.headers().firstValue("content-type"))
                .isEqualTo(get.headers().firstValue("content-type"));
        assertThat(head.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void withoutALoginNothingIsSaid() {
        assertProblem(api.send("GET", "/api/v1/alerts", ""));
        assertThat(api.send("GET", "/api/v1/alerts", "").status()).isEqualTo(401);
        assertThat(api.send("GET", "/api/v1/alerts", "", "cookie", "linli=guessed")
                        .status())
                .isEqualTo(401);
        assertThat(api.send("GET", "/api/v1/events", "").status()).isEqualTo(401);
    }

    @Test
    void anotherSitesPageWritesNothing() {
        var path = "/api/v1/incidents/" + id() + "/acknowledge";
        for (var origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:1"}) {
            var answer = api.as("grid003", "POST", path, "", "origin", origin);
            assertThat(answer.status()).isEqualTo(403);
            assertProblem(answer);
        }
        assertThat(api.as("grid003", "POST", path, "", "sec-fetch-site", "cross-site")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var answer = api.as("analyst", "POST", "/api/v1/rules", "{\"id\": \"" + "a".repeat(300_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer);
    }

    @Test
    void aRuleOfNonsenseIsRefusedNamingFieldValueAndRange() {
        var answer = api.as(
                "analyst",
                "POST",
                "/api/v1/rules",
                "{id: a, kind: flood, parameters: {yellow: 99999}}",
                "content-type",
                "application/yaml");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).contains("yellow: 99999 is not within 10 to 5000");
    }

    private static String id() {
        return api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText();
    }

    private static void assertProblem(RunningApi.Answer answer) {
        assertThat(answer.raw().headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.body().path("type").asText()).startsWith("urn:linli:problem:");
        assertThat(answer.body().path("title").asText()).isNotEmpty();
        assertThat(answer.raw().body()).doesNotContain("Exception").doesNotContain("at io.");
        assertThat(answer.raw().headers().firstValue("x-content-type-options")).contains("nosniff");
    }
}
