package io.linli.jobs.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridMemoryCodecTest {
    private static final Alert WET = Street.alert(RuleKind.FLOOD, Street.site("gate"), Level.III, 30, Map.of());
    private static final Alert WET_TOO = Street.alert(RuleKind.FLOOD, Street.site("court"), Level.III, 40, Map.of());

    @Test
    void whatItsFirstVersionHadHeardIsKnownToAll() throws IOException {
        var memory = new GridMemory();
        Corroboration.on(WET, memory, Street.minutes(30), sent -> {});

        var read = read(asTheFirstVersionWroteIt(memory));

        assertThat(Confirmations.of(WET_TOO, read).explanation()).containsKey("confirmed_by");
    }

    @Test
    void whatIsNotWeighedYetIsKnownToNobody() throws IOException {
        var memory = new GridMemory();
        Corroboration.on(WET, memory, Street.minutes(30), sent -> {});

        var read = read(written(memory));
        assertThat(Confirmations.of(WET_TOO, read)).isEqualTo(WET_TOO);

        Corroboration.advance(Street.minutes(31), read, sent -> {});
        assertThat(Confirmations.of(WET_TOO, read(written(read))).explanation()).containsKey("confirmed_by");
    }

    @Test
    void aVersionThatNobodyKnowsIsRefused() throws IOException {
        var bytes = written(new GridMemory());
        bytes[0] = 9;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("version 9");
    }

    private static byte[] asTheFirstVersionWroteIt(GridMemory memory) throws IOException {
        var bytes = written(memory);
        var json = (ObjectNode) Json.MAPPER.readTree(Arrays.copyOfRange(bytes, 5, bytes.length));
        json.remove("standing");
        var body = Json.write(json);
        var first = new ByteArrayOutputStream();
        var out = new DataOutputStream(first);
        out.writeByte(1);
        out.writeInt(body.length);
        out.write(body);
        return first.toByteArray();
    }

    private static byte[] written(GridMemory memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        GridMemoryCodec.write(memory, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static GridMemory read(byte[] bytes) throws IOException {
        return GridMemoryCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
