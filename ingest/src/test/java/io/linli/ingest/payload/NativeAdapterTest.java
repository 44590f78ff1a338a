package io.linli.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.ingest.payload.formats.NativeAdapter;
import io.linli.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeAdapterTest {
    private static final String TELEMETRY = "linli/v1/level-7/telemetry";
    private final NativeAdapter adapter = new NativeAdapter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"water_level\": 1           | MALFORMED",
                "{\"water_level\": 1} {}       | MALFORMED",
                "not json                      | MALFORMED",
                "\"\"                          | WRONG_SHAPE",
                "42                            | WRONG_SHAPE",
                "[1]                           | WRONG_SHAPE",
                "{}                            | EMPTY",
                "[]                            | EMPTY",
                "[{\"at\": \"now\"}]           | EMPTY",
                "{\"water_level\": \"62\"}     | WRONG_TYPE",
                "{\"water_level\": true}       | WRONG_TYPE",
                "{\"water_level\": null}       | WRONG_TYPE",
                "{\"water_level\": [1]}        | WRONG_TYPE",
                "{\"water_level\": NaN}        | OUT_OF_RANGE",
                "{\"water_level\": -Infinity}  | OUT_OF_RANGE",
                "{\"water_level\": 1e999}      | OUT_OF_RANGE",
                "{\"water_level\": 99999999}   | OUT_OF_RANGE",
                "{\"water_level\": -500}       | OUT_OF_RANGE",
                "{\"humidity\": 101}           | OUT_OF_RANGE",
                "{\"temperature\": -274}       | OUT_OF_RANGE",
                "{\"motion\": 7}               | OUT_OF_RANGE",
                "{\"colour\": 1}               | UNKNOWN_METRIC",
                "{\"device\":\"a/b\",\"co\":1} | WRONG_TYPE",
                "{\"seq\":\"x\"}               | WRONG_TYPE",
            })
    void saysWhyItTakesNothing(String payload, RejectReason reason) {
        var decoded = adapter.decode(message(TELEMETRY, payload));
        assertThat(decoded.reports()).isEmpty();
        assertThat(decoded.faults()).extracting(Fault::reason).containsExactly(reason);
    }

    @Test
    void saysWhatAValueCouldHaveBeen() {
        assertThat(adapter.decode(message(TELEMETRY, "{\"water_level\": -500}")).faults())
                .extracting(Fault::detail)
                .containsExactly("water_level cannot be -500.0: -200 to 20000 mm");
    }

    @Test
    void refusesWhatIsNoText() {
        var bytes = "{\"water_level\": 1}".getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xC0;
        assertThat(reason(bytes)).isEqualTo(RejectReason.NOT_UTF8);
        assertThat(reason("{\"co\":1}".getBytes(StandardCharsets.UTF_16BE))).isEqualTo(RejectReason.NOT_UTF8);
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeepOrNothing() {
        assertThat(reason(new byte[1 << 20])).isEqualTo(RejectReason.TOO_LARGE);
        assertThat(reason(("{\"co\":" + "[".repeat(17) + "]".repeat(17) + "}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(RejectReason.TOO_DEEP);
        assertThat(reason(new byte[0])).isEqualTo(RejectReason.EMPTY);
        assertThat(reason("9".repeat(60_000).getBytes(StandardCharsets.UTF_8))).isEqualTo(RejectReason.WRONG_SHAPE);
        assertThat(reason(("{\"co\":" + "9".repeat(60_000) + "}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(RejectReason.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linli/v1/level-7",
                "linli/v1/level-7/telemetry/x",
                "linli/v1/level-7/status",
                "linli/v1//x",
                "linli/v1/a.b/telemetry"
            })
    void seesAMistakenTopic(String topic) {
        assertThat(new PayloadAdapters().of(topic)).isPresent();
        assertThat(adapter.decode(message(topic, "{}")).faults())
                .extracting(Fault::reason)
                .containsExactly(RejectReason.UNKNOWN_TOPIC);
    }

    @Test
    void takesTheGoodOfABatchBesideTheBad() {
        var decoded = adapter.decode(message(TELEMETRY, "[{\"co\":1},{\"co\":NaN},7,{\"co\":2,\"x\":1}]"));
        assertThat(decoded.reports())
                .flatExtracting(Report::values)
                .extracting(Value::value)
                .containsExactly(1.0, 2.0);
        assertThat(decoded.faults())
                .extracting(Fault::reason)
                .containsExactly(RejectReason.OUT_OF_RANGE, RejectReason.WRONG_SHAPE, RejectReason.UNKNOWN_METRIC);
    }

    @Property
    void neverFailsAndAlwaysSays(@ForAll("kinds") String kind, @ForAll byte[] bytes) {
        assertSays(adapter.decode(Message.of("linli/v1/level-7/" + kind, bytes, false)));
    }

    @Property
    void neverFailsOnAnyJson(@ForAll("kinds") String kind, @ForAll("json") String json) {
        var decoded = adapter.decode(message("linli/v1/level-7/" + kind, json));
        assertSays(decoded);
        assertThat(decoded.reports())
                .flatExtracting(Report::values)
                .allMatch(value -> value.metric().admits(value.value()));
    }

    @Property
    void neverFailsOnAnythingCutShort(@ForAll("json") String json, @ForAll int cut) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var some = Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length + 1));
        assertSays(adapter.decode(Message.of(TELEMETRY, some, false)));
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of("telemetry", "event", "state", "lwt", "cmdack", "other");
    }

    @Provide
    Arbitrary<String> json() {
        return json(3);
    }

    private static Arbitrary<String> json(int depth) {
        if (depth == 0) {
            return scalars();
        }
        var names = Arbitraries.of(
                "water_level",
                "motion",
                "at",
                "seq",
                "device",
                "specversion",
                "id",
                "source",
                "type",
                "data",
                "online",
                "pressId",
                "reason",
                "firmware",
                "x");
        var objects = Combinators.combine(names, json(depth - 1))
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMaxSize(6)
                .map(fields -> "{" + String.join(",", fields) + "}");
        var arrays = json(depth - 1).list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
        return Arbitraries.oneOf(objects, arrays, scalars());
    }

    private static Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of("true", "false", "null", "NaN", "-1", "1e400", "\"1.0\"", "\"level-8\"", "\"\\ud800\""),
                Arbitraries.of("\"io.linli.callbox.sos.pressed\"", "\"2024-02-30T00:00:00Z\""),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.strings().alpha().ofMaxLength(20).map(text -> "\"" + text + "\""));
    }

    private static void assertSays(Decoded decoded) {
        assertThat(decoded.saysNothing()).isFalse();
        assertThat(decoded.faults()).allMatch(fault -> !fault.detail().isEmpty());
    }

    private RejectReason reason(byte[] payload) {
        return adapter.decode(Message.of(TELEMETRY, payload, false))
                .faults()
                .get(0)
                .reason();
    }

    private static Message message(String topic, String payload) {
        return Message.of(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }
}
