package io.linli.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.RunningApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages are served. */
class WebIT {
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");

    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    static List<String> files() {
        return PageFiles.all().map(file -> "/web/" + file).toList();
    }

    static Stream<String> pages() {
        return Stream.of("/", "/login", "/console", "/devices", "/setup", "/tasks", "/tasks/1");
    }

    @ParameterizedTest
    @MethodSource({"files", "pages"})
    void everyFileComesUnderThePolicyOfThePages(String path) {
        var answer = api.send("GET", path, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("style-src 'self';", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "content-type")).isNotEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theOnlyScriptInAPageIsTheImportMapThatThePolicyNames(String path) throws Exception {
        var answer = api.send("GET", path, "");
        var map = IMPORT_MAP.matcher(answer.raw().body());
        assertThat(map.find()).isTrue();
        var hash = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(header(answer, "content-security-policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        for (var target : Pattern.compile("\"(/web/lib/[^\"]+\\.js)\"")
                .matcher(map.group(1))
                .results()
                .toList()) {
            var module = api.send("GET", target.group(1), "");
            assertThat(module.status()).isEqualTo(200);
            assertThat(header(module, "cache-control")).contains("immutable");
        }
    }

    @Test
    void whoHasAFileAlreadyIsToldSo() {
        var first = api.send("GET", "/web/app/words.js", "");
        var again = api.send("GET", "/web/app/words.js", "", "if-none-match", header(first, "etag"));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void filesArePackedForWhoCanUnpackThem() {
        var packed = api.send("GET", "/web/app/words.js", "", "accept-encoding", "gzip, br");
        assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
        assertThat(header(api.send("GET", "/web/app/words.js", ""), "content-encoding"))
                .isEmpty();
    }

    @Test
    void aWorkerMayAnswerForAllPaths() {
        var worker = api.send("GET", "/web/app/words.js", "", "service-worker", "script");
        assertThat(header(worker, "service-worker-allowed")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/app/none.js",
                "/web/app",
                "/web/",
                "/web/../logback.xml",
                "/web/..%2flogback.xml",
                "/web/%2e%2e/db/migration/V1__records.sql",
                "/web/.hidden.js",
                "/web/lib/lit-3.3.2/../../../logback.xml"
            })
    void nothingElseIsServed(String path) {
        assertThat(api.send("GET", path, "").status()).isBetween(400, 404);
    }

    @Test
    void aRealCommunityTellsVisitorsNothingOfItself() {
        var about = api.send("GET", "/api/v1/about", "").body();
        assertThat(about.fieldNames()).toIterable().containsExactly("name");
    }

    private static String header(RunningApi.Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }
}
