package io.linli.benchmarks.detection;

import io.linli.benchmarks.machine.Figure;
import io.linli.jobs.detect.Blindness;
import io.linli.jobs.detect.RuleBook;
import io.linli.jobs.detect.SubjectMemory;
import io.linli.jobs.detect.SubjectMemoryCodec;
import io.linli.jobs.detect.SubjectWatch;
import io.linli.model.DeviceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** How much room a home of eight sensors takes that is watched by a rule of each kind and has learned nothing yet. */
final class StateSize {
    private static final int HOMES = 400;
    private static final long BEGIN = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();
    private static final int HEAP = 1_536;

    private StateSize() {}

    static List<Figure> figures() throws IOException {
        // Without it JOL does not look into records.
        System.setProperty("jol.magicFieldOffset", "true");
        var homes = homes();
        var restored = new ArrayList<SubjectMemory>();
        var bytes = 0;
        for (var home : homes) {
            var written = written(home);
            bytes += written.length;
            restored.add(SubjectMemoryCodec.read(new DataInputStream(new ByteArrayInputStream(written))));
        }
        follow(restored);
        return List.of(
                heap("a home of eight sensors on heap", homes),
                heap("a home of eight sensors on heap, after a restart", restored),
                Figure.plain("a home as it is written, before compression", bytes / HOMES + " B"));
    }

    private static Figure heap(String name, List<SubjectMemory> homes) {
        var each = each(homes);
        return Figure.judged(name, each + " B", "at most " + HEAP + " B", each <= HEAP);
    }

    /** What each home adds: that which all have in common is in both. */
    private static long each(List<SubjectMemory> homes) {
        var half = homes.subList(0, HOMES / 2);
        var all = GraphLayout.parseInstance((Object) homes.toArray()).totalSize();
        var some = GraphLayout.parseInstance((Object) half.toArray()).totalSize();
        return (all - some) / (HOMES / 2);
    }

    private static List<SubjectMemory> homes() {
        var homes = new ArrayList<SubjectMemory>();
        var watch = new SubjectWatch(new RuleBook(TownRules.all()), new Blindness());
        for (var home = 0; home < HOMES; home++) {
            var memory = new SubjectMemory();
            for (var device : City.devices(home)) {
                watch.on(new DeviceRecord(City.subject(home), device, BEGIN), memory, alert -> {});
            }
            watch.on(City.motion(home, BEGIN + 1), memory, alert -> {});
            homes.add(memory);
        }
        return homes;
    }

    private static void follow(List<SubjectMemory> homes) {
        var watch = new SubjectWatch(new RuleBook(TownRules.all()), new Blindness());
        for (var home = 0; home < HOMES; home++) {
            watch.on(City.motion(home, BEGIN + 2), homes.get(home), alert -> {});
        }
    }

    private static byte[] written(SubjectMemory memory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(memory, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
