package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.home;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectMemoryCodecTest {
    private final SubjectWatch watch = new SubjectWatch(new RuleBook(List.of(SOS, INACTIVITY)), new Blindness());

    private SubjectMemory told(Observation... observations) {
        var memory = new SubjectMemory();
        for (var observation : observations) {
            watch.on(observation, memory, alert -> {});
        }
        return memory;
    }

    @Test
    void keepsAllThatIsKnownOfADevice() throws IOException {
        var memory = new SubjectMemory();
        var there = new Place(
                "110105001001001",
                "b3",
                "2",
                "5",
                "b3-2-501",
                null,
                "bath",
                "3号楼",
                home(null).zone(),
                "east");
        var device = new Device(
                "gas-1",
                DeviceKind.SENSOR,
                Set.of(Metric.MOTION, Metric.CONTACT_OPEN),
                there,
                "gw-1",
                true,
                Duration.ofMillis(90_001),
                Set.of("watched", "alone"),
                Map.of("yellow", 12.5),
                7,
                home("kitchen"),
                false);
        memory.devices.put(device.id(), device);
        memory.devices.put("box-1", box("box-1"));
        assertThat(BatchingTest.restored(memory).devices).containsEntry("gas-1", device);
    }

    @Test
    @SuppressWarnings("NullAway") // as a registry of others may have written it
    void keepsADeviceWhoseAddressAndZoneNobodyWroteDown() throws IOException {
        var memory = new SubjectMemory();
        var nowhere = new Place("110105", null, null, null, "h1", null, null, null, null);
        memory.devices.put("d", sensor("d", Metric.MOTION, "hall").at(nowhere));
        assertThat(BatchingTest.restored(memory).devices.get("d")).isEqualTo(memory.devices.get("d"));
    }

    @Test
    void readsWhatAnEarlierReleaseKept() throws IOException {
        var memory = told(
                record(sensor("pir-bath", Metric.MOTION, "bathroom"), START),
                record(box("box-1"), START),
                motion("pir-bath", START + 1),
                press("box-1", "p1", START + 2));
        memory.await(new SubjectMemory.Waiting(motion("pir-bath", START + 3), Set.of("sos:live")));
        var read = SubjectMemoryCodec.read(new DataInputStream(new ByteArrayInputStream(asFirst(memory))));
        assertThat(read.devices).isEqualTo(memory.devices);
        assertThat(read.entries).hasSize(2).extracting(Entry::key).containsExactly("inactivity:live", "sos:live");
        assertThat(read.entries[1].episode()).isNotNull();
        assertThat(List.copyOf(read.waiting())).isEqualTo(List.copyOf(memory.waiting()));
    }

    @Test
    void readsWhatTheReleaseBeforeKept() throws IOException {
        try (var kept = SubjectMemoryCodecTest.class.getResourceAsStream("/kept/subject-memory-3.bin")) {
            var read = SubjectMemoryCodec.read(new DataInputStream(requireNonNull(kept)));
            var bath = sensor("pir-bath", Metric.MOTION, "bathroom");
            assertThat(read.devices).containsEntry("pir-bath", bath).containsEntry("box-1", box("box-1"));
            assertThat(read.entries).extracting(Entry::key).containsExactly("inactivity:live", "sos:live");
            assertThat(read.entries[1].episode()).isNotNull();
            assertThat(read.waiting())
                    .containsExactly(new SubjectMemory.Waiting(motion("pir-bath", START + 3), Set.of("sos:live")));
            assertThat(read.armedFor()).isEqualTo(START + 1_000);
        }
    }

    @Test
    void refusesWhatALaterReleaseKept() {
        assertThatThrownBy(() ->
                        SubjectMemoryCodec.read(new DataInputStream(new ByteArrayInputStream(new byte[] {99, 0, 0}))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 99");
    }

    @Test
    void aHomeOfEightSensorsTakesLittleRoom() throws IOException {
        var memory = new SubjectMemory();
        for (var i = 0; i < 8; i++) {
            var device = sensor("b3-2-501-" + i, Metric.MOTION, "room-" + i);
            watch.on(record(device, START), memory, alert -> {});
        }
        for (var i = 0; i < 8; i++) {
            watch.on(motion("b3-2-501-" + i, START + i), memory, alert -> {});
        }
        watch.advance(HOME, START + 100, memory, alert -> {});
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(memory, new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(900);
    }

    /** The first form: each device as JSON, lengths of four bytes. */
    private static byte[] asFirst(SubjectMemory memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeLong(memory.armedFor());
        out.writeInt(memory.devices.size());
        for (var device : memory.devices.values()) {
            put(Json.write(device), out);
        }
        out.writeInt(memory.entries.length);
        for (var entry : memory.entries) {
            out.writeUTF(entry.key());
            out.writeUTF(entry.kind().id());
            out.writeLong(entry.lookAgainAt());
            var written = new ByteArrayOutputStream();
            entry.memory.write(new DataOutputStream(written));
            put(written.toByteArray(), out);
            put(entry.episode() == null ? new byte[0] : Json.write(entry.episode()), out);
        }
        out.writeInt(memory.waiting().size());
        for (var each : memory.waiting()) {
            out.writeBoolean(!each.taken().isEmpty());
            out.writeUTF(each.observation().subject());
            out.writeLong(each.observation().receivedAt());
            put(Wire.encode(each.observation()), out);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
