package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Registering devices, moving them and taking them out of service; the stream is told of each. */
class RegistryIT {
    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void aRegisteredDeviceGetsItsPasswordOnceAndItsHomesAddress() {
        var answer = register("motion-1", "\"home\": \"b3-501\", \"room\": \"living\"", "idempotency-key", "m1");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/credential/password").asText()).isEqualTo(password("motion-1", 1));
        assertThat(register("motion-1", "\"home\": \"b3-501\", \"room\": \"living\"", "idempotency-key", "m1")
                        .body()
                        .has("credential"))
                .as("told once")
                .isFalse();
        await().untilAsserted(() -> {
            assertThat(told("motion-1").place().label()).isEqualTo("3号楼501");
            assertThat(told("motion-1").place().room()).isEqualTo("living");
            assertThat(told("motion-1").tags()).containsExactly("watched");
        });
        assertThat(register("motion-1", "\"home\": \"b3-501\"").status())
                .as("registered already")
                .isEqualTo(409);
    }

    @Test
    void aMovedDeviceTakesAlongWhereItStood() {
        register("leak-1", "\"home\": \"b3-501\"");
        var moved = api.as(
                "devices",
                "PUT",
                "/api/v1/devices/leak-1",
                body("leak-1", "\"label\": \"地下室\", \"grid\": \"110105001001003\""));
        assertThat(moved.status()).isEqualTo(200);
        await().untilAsserted(() -> {
            assertThat(told("leak-1").place().home()).isNull();
            assertThat(Objects.requireNonNull(told("leak-1").leftPlace()).home())
                    .isEqualTo("b3-501");
        });
    }

    @Test
    void aRetiredDeviceIsExpectedNoMoreAndComesBackWithAnotherPassword() {
        register("door-1", "\"home\": \"b3-501\"");
        assertThat(api.post("devices", "/api/v1/devices/door-1/retire", "").status())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(told("door-1").active()).isFalse());
        var back = register("door-1", "\"home\": \"b3-501\"");
        assertThat(back.body().at("/credential/password").asText()).isEqualTo(password("door-1", 2));
    }

    @Test
    void aNewPasswordMakesTheOldOneWorthless() {
        register("smoke-1", "\"home\": \"b3-501\"");
        var renewed = api.post("devices", "/api/v1/devices/smoke-1/credential", "");
        assertThat(renewed.body().at("/credential/password").asText()).isEqualTo(password("smoke-1", 2));
        await().untilAsserted(
                        () -> assertThat(told("smoke-1").credentialVersion()).isEqualTo(2));
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        var problem = api.post("devices", "/api/v1/devices", """
                        {"id": "a b", "kind": "camera", "metrics": ["motion", "mood"], "home": "w1-101",
                         "parent": "box-1", "period": "soon"}""").body();
        assertThat(problem.path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("id", "kind", "metrics", "home", "parent", "period");
        assertThat(register("level-9", "\"home\": \"b3-501\"").status())
                .as("an id of another grid")
                .isIn(409, 422);
    }

    private static String password(String device, int version) {
        return new DeviceCredential("a-key-for-tests-alone").password(device, version);
    }

    private static RunningApi.Answer register(String id, String place, String... headers) {
        return api.as("devices", "POST", "/api/v1/devices", body(id, place), headers);
    }

    private static String body(String id, String place) {
        return """
                {"id": "%s", "kind": "sensor", "metrics": ["motion", "battery"], "period": "PT10M", %s}""".formatted(id, place);
    }

    private static Device told(String id) {
        return api.streams.of(Streams.DEVICES).stream()
                .filter(written -> written.key().equals(id) && written.value() != null)
                .reduce((first, last) -> last)
                .map(written -> Json.read(written.value(), Device.class))
                .orElseThrow();
    }
}
