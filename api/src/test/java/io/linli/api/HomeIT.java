package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Places, homes and who lives in them. */
class HomeIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void aWorkerSeesTheGridAndTheCommunityAroundIt() {
        var places = api.get("grid003", "/api/v1/places").body().path("places");
        assertThat(places.findValuesAsText("id"))
                .containsExactly("110105001001", "110105001001003", "110105001001003/3");
        assertThat(places.at("/2/plan/width").asDouble()).isEqualTo(60);
        assertThat(places.at("/2/name_en").asText()).isEqualTo("Building 3");
    }

    @Test
    void whoLivesThereIsToldToThoseWhoMayHaveToGoThere() {
        assertThat(api.get("grid003", "/api/v1/homes/b3-501").body().toString())
                .contains("王**", "138****0000")
                .doesNotContain("王秀英", "13800000000");
        assertThat(api.get("home501", "/api/v1/homes/b3-501").body().toString()).contains("王秀英");
        assertThat(api.get("manager", "/api/v1/homes/b3-501").body().toString())
                .contains("b3-501")
                .doesNotContain("王秀英", "13800000000");
        assertThat(api.get("home501", "/api/v1/homes/w1-101").status()).isEqualTo(404);
        assertThat(api.get("grid003", "/api/v1/homes")
                        .body()
                        .at("/homes/0/residents")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aHomeIsEnteredWithItsPeopleAndTakenOut() {
        assertThat(put("b3-601", "3号楼601", "[]").status()).isEqualTo(200);
        var added = api.post(
                "admin", "/api/v1/residents", "{\"home\": \"b3-601\", \"name\": \"<b>钱</b> 🙂\", \"born\": 1951}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(api.get("grid003", "/api/v1/homes/b3-601")
                        .body()
                        .at("/residents/0/name")
                        .asText())
                .isEqualTo("<**");
        var resident = "/api/v1/residents/" + added.body().path("id").asText();
        assertThat(api.as("admin", "DELETE", resident, "").status()).isEqualTo(204);
        assertThat(api.as("admin", "DELETE", "/api/v1/homes/b3-601", "").status())
                .isEqualTo(204);
        assertThat(api.get("grid003", "/api/v1/homes/b3-601").status()).isEqualTo(404);
    }

    @Test
    void itsDevicesFollowItsAddressAndItsTags() {
        assertThat(put("b3-501", "3号楼2单元501", "[\"watched\", \"deaf\"]").status())
                .isEqualTo(200);
        Awaitility.await().untilAsserted(() -> {
            var told = api.streams.of(Streams.DEVICES).stream()
                    .filter(written -> written.key().equals("box-1") && written.value() != null)
                    .reduce((first, last) -> last)
                    .map(written -> Json.read(written.value(), Device.class))
                    .orElseThrow();
            assertThat(told.place().label()).isEqualTo("3号楼2单元501");
            assertThat(told.tags()).contains("deaf");
        });
        assertThat(api.as("admin", "DELETE", "/api/v1/homes/b3-501", "")
                        .body()
                        .path("detail")
                        .asText())
                .contains("devices stand in home b3-501");
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        var problem = api.as(
                        "admin",
                        "PUT",
                        "/api/v1/homes/b3-701",
                        "{\"grid\": \"99\", \"label\": \"\", \"zone\": \"Moon\"}")
                .body();
        assertThat(problem.path("errors").findValuesAsText("field")).containsExactly("grid", "label", "zone");
        assertThat(problem.at("/errors/0/value").asText()).isEqualTo("99");
        assertThat(problem.at("/errors/0/reason/zh").asText()).contains("网格码");
    }

    @Test
    void whatNoFieldIsCalledIsNamed() {
        var problem =
                api.post("admin", "/api/v1/residents", "{\"home\": \"b3-501\", \"name\": \"钱\", \"birth\": 1940}");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.body().at("/errors/0/field").asText()).isEqualTo("birth");
        assertThat(problem.body().at("/errors/0/value").asText()).isEqualTo("1940");
    }

    @Test
    void whatIsShownCanBeSentBack() {
        for (var path : List.of("/api/v1/homes/b3-501", "/api/v1/devices/box-1")) {
            var list =
                    api.get("admin", path.substring(0, path.lastIndexOf('/'))).body();
            var shown = path.contains("homes") ? api.get("admin", path).body() : list.at("/items/0/device");
            assertThat(api.as("admin", "PUT", path, shown.toString()).body().toString())
                    .as(path)
                    .doesNotContain("errors");
        }
    }

    @Test
    void aPlaceIsDrawnAndTakenOffThePlan() {
        var body = """
                {"id": "110105001001003/7", "kind": "building", "grid": "110105001001003", "name": "7号楼",
                 "plan": {"x": 1, "y": 2, "width": 3, "height": 4}, "zone": "Asia/Shanghai"}""";
        assertThat(api.as("admin", "PUT", "/api/v1/places", body).status()).isEqualTo(200);
        assertThat(api.get("grid003", "/api/v1/places").body().toString()).contains("7号楼");
        assertThat(api.as("admin", "DELETE", "/api/v1/places?id=110105001001003/7", "")
                        .status())
                .isEqualTo(204);
        assertThat(api.as("admin", "PUT", "/api/v1/places", body.replace("003/7", "004/7"))
                        .body()
                        .path("detail")
                        .asText())
                .contains("id: of a community or grid its code");
    }

    private static RunningApi.Answer put(String home, String label, String tags) {
        var body = "{\"place\": {\"grid\": \"110105001001003\", \"building\": \"3\", \"label\": \"%s\"}, \"tags\": %s}"
                .formatted(label, tags);
        return api.as("admin", "PUT", "/api/v1/homes/" + home, body);
    }
}
