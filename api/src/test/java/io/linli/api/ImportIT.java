package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables of things to enter, as spreadsheets save them. */
class ImportIT {
    private static final String HOMES = "户号,网格码,楼,地址,标签\r\n";

    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void everyBadRowOfTenThousandIsNamedAtOnce() throws Exception {
        var table = HOMES
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "t-%d,%s,3,地址 %d,watched\r\n"
                                .formatted(i, i % 33 == 7 && i < 9_900 ? "11010" : "110105001001003", i))
                        .collect(Collectors.joining());
        var begun = Instant.now();
        var tried = json(send("homes?dry_run=true", table));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(tried.path("rows").asInt()).isEqualTo(10_000);
        assertThat(tried.path("good").asInt()).isEqualTo(9_700);
        assertThat(tried.path("bad")).hasSize(300);
        assertThat(tried.at("/bad/0/line").asInt()).isEqualTo(9);
        assertThat(tried.at("/bad/0/column").asText()).isEqualTo("网格码");
        assertThat(tried.at("/bad/0/value").asText()).isEqualTo("11010");
        assertThat(tried.at("/bad/0/reason/zh").asText()).contains("6 到 15 位数字");
        assertThat(count("home")).as("a trial enters nothing").isLessThan(100);

        assertThat(send("homes", table).statusCode()).as("all or nothing").isEqualTo(422);
        assertThat(count("home")).isLessThan(100);
        begun = Instant.now();
        assertThat(json(send("homes?partial=true", table)).path("imported").asInt())
                .isEqualTo(9_700);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(count("home")).isGreaterThan(9_700);
        api.records().transact(tx -> tx.handle().execute("delete from home where id like 't-%'"));
    }

    @Test
    void theBadRowsComeBackAsATableThatCanBeMended() throws Exception {
        var answer = send(
                "residents?dry_run=true",
                "home,name,phone,note\n"
                        + "b3-501,好,13800000000,\n"
                        + "b3-999,=HYPERLINK(\"http://x\"),+86 138,\"@a, b\"\n",
                "accept",
                "text/csv");
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.body())
                .startsWith("\uFEFFhome,name,phone,note,行号,原因")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "'+86 138", "\"'@a, b\"", "没有这一户")
                .doesNotContain("13800000000");
        var mended = answer.body().replace("b3-999", "b3-501");
        assertThat(json(send("residents", mended)).path("imported").asInt()).isEqualTo(1);
        assertThat(api.get("home501", "/api/v1/homes/b3-501").body().toString())
                .contains("\"=HYPERLINK(", "\"+86 138\"", "\"@a, b\"");
    }

    @Test
    void chineseSpreadsheetsAreReadInTheirOwnEncoding() throws Exception {
        var table = HOMES + "g-1,110105001001003,3,国标编码的地址,\r\n";
        var tried = json(send("homes?dry_run=true", table.getBytes(Charset.forName("GBK"))));
        assertThat(tried.path("good").asInt()).isEqualTo(1);
        assertThat(tried.path("encoding").asText()).isEqualTo("GB18030");
        var marked = json(send("homes?dry_run=true", ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8)));
        assertThat(marked.path("good").asInt()).isEqualTo(1);
        assertThat(marked.path("encoding").asText()).isEqualTo("UTF-8");
        assertThat(json(send("homes?dry_run=true", table.replace(',', '\t').getBytes(StandardCharsets.UTF_16)))
                        .path("good")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNoTableIsRefusedWithItsCure() throws Exception {
        assertThat(send("homes?dry_run=true", new byte[] {'a', (byte) 0xFF, (byte) 0xFF, '\n'})
                        .body())
                .contains("save it as \\\"CSV UTF-8\\\"");
        assertThat(send("homes?dry_run=true", "PK\u0003\u0004\0\0").body()).contains("not as a workbook");
        assertThat(send("homes?dry_run=true", "").statusCode()).isIn(400, 422);
        assertThat(send("homes?dry_run=true", "户号,颜色\n1,2\n").body()).contains("unknown column 颜色");
        assertThat(send("homes?dry_run=true", "户号,地址\n1,2\n").body()).contains("missing columns: grid 网格码");
        assertThat(send("homes?dry_run=true", HOMES + "\"a,b\n").body()).contains("no CSV");
        assertThat(send("homes?dry_run=true", HOMES + "x".repeat(6 << 20)).statusCode())
                .isEqualTo(413);
        assertThat(send("lifts", "a").statusCode()).isIn(400, 404);
    }

    @Test
    void theSameKeyTwiceIsASlipAndWhatIsThereIsChanged() throws Exception {
        var row = "b3-501,110105001001003,3,3号楼501室,watched\n";
        var twice = json(send("homes?dry_run=true", HOMES + row + row));
        assertThat(twice.at("/bad/0/line").asInt()).isEqualTo(3);
        assertThat(twice.at("/bad/0/reason/en").asText()).isEqualTo("the same as in row 2");
        assertThat(json(send("homes", HOMES + row)).path("imported").asInt()).isEqualTo(1);
        assertThat(api.get("grid003", "/api/v1/homes/b3-501")
                        .body()
                        .at("/place/label")
                        .asText())
                .isEqualTo("3号楼501室");
    }

    @Test
    void anOldListDoesNotMoveBackWhoHasMovedAway() throws Exception {
        send("homes", HOMES + "m-1,110105001001003,3,一,\r\nm-2,110105001001003,3,二,\r\n");
        var list = "户号,姓名\r\nm-1,孙六\r\n";
        assertThat(json(send("residents", list)).path("imported").asInt()).isEqualTo(1);
        var id = api.get("admin", "/api/v1/homes/m-1")
                .body()
                .at("/residents/0/id")
                .asText();
        api.as("admin", "PUT", "/api/v1/residents/" + id, "{\"home\": \"m-2\", \"name\": \"孙六\"}");
        var tried = json(send("residents?dry_run=true", list));
        assertThat(tried.at("/bad/0/reason/zh").asText()).contains("已从这一户搬走", id);
        assertThat(send("residents", list).statusCode()).isEqualTo(422);
        assertThat(json(send("residents", "编号,户号,姓名\r\n" + id + ",m-1,孙六\r\n"))
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void newPeopleAreGivenTheirFirstPasswords() throws Exception {
        var table = "用户名,姓名,角色,网格码,电话\nnew1,周一,网格员,110105001001003,138\nnew2,周二,物业,110105001001002,\n";
        var answer = json(send("staff", table));
        var password = answer.at("/credentials/1/password").asText();
        assertThat(api.logIn("new2", password).status()).isEqualTo(201);
        assertThat(json(send("staff", table)).has("credentials"))
                .as("they have theirs")
                .isFalse();
    }

    @Test
    void fiveThousandDevicesAreRegisteredAndToldToTheStream() throws Exception {
        var table = "id,kind,metrics,period,home,parent\ngw-t,gateway,battery,10m,b3-501,\n"
                + IntStream.range(0, 5_000)
                        .mapToObj(i -> "d-%d,传感器,motion;battery,25h,b3-501,gw-t\n".formatted(i))
                        .collect(Collectors.joining());
        var begun = Instant.now();
        var answer = json(send("devices", table));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.path("credentials")).hasSize(5_001);
        Awaitility.await()
                .untilAsserted(() -> assertThat(api.streams.of(Streams.DEVICES).stream()
                                .filter(written -> written.key().startsWith("d-")))
                        .hasSize(5_000));
    }

    @Test
    void everyTemplateCanBeSentBack() throws Exception {
        for (var kind : new String[] {"places", "homes"}) {
            var template = get(kind);
            assertThat(json(send(kind + "?dry_run=true", template)).path("good").asInt())
                    .as(kind)
                    .isEqualTo(1);
        }
        assertThat(get("devices?language=en")).startsWith("\uFEFFid,kind,metrics");
    }

    @Test
    void theDocumentNamesEveryColumn() throws Exception {
        var document = Files.readString(Path.of("..", "docs", "tables.md"));
        for (var kind : List.of("places", "homes", "residents", "staff", "devices")) {
            var section = document.substring(document.indexOf("## " + kind));
            var chinese = header(get(kind));
            var english = header(get(kind + "?language=en"));
            for (var column = 0; column < english.length; column++) {
                assertThat(section).contains("| " + english[column] + " | " + chinese[column] + " |");
            }
        }
    }

    private static String[] header(String template) {
        return template.substring(1).lines().findFirst().orElseThrow().split(",");
    }

    private static int count(String table) {
        return api.records()
                .transact(tx -> tx.handle()
                        .createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String get(String kind) throws Exception {
        var request = HttpRequest.newBuilder(api.uri("/api/v1/imports/" + kind))
                .header("cookie", api.cookieOf("admin"))
                .build();
        return api.client().send(request, BodyHandlers.ofString()).body();
    }

    private static HttpResponse<String> send(String kind, String table, String... headers) throws Exception {
        return send(kind, table.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static HttpResponse<String> send(String kind, byte[] table, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(api.uri("/api/v1/imports/" + kind))
                .header("cookie", api.cookieOf("admin"))
                .header("content-type", "text/csv")
                .POST(BodyPublishers.ofByteArray(table));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.client().send(request.build(), BodyHandlers.ofString());
    }
}
