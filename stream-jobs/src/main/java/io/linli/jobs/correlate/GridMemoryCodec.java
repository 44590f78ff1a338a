package io.linli.jobs.correlate;

import io.linli.jobs.correlate.BuildingWatch.Asked;
import io.linli.model.Alert;
import io.linli.model.Json;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a {@link GridMemory} is kept in checkpoints: a version byte, then JSON, since there is little of it. */
public final class GridMemoryCodec {
    private static final int VERSION = 2;
    /** Without what was weighed: everybody knew at once what was said. */
    private static final int FIRST = 1;

    private record Kept(
            long armedFor,
            List<Building> buildings,
            List<Told> told,
            @Nullable List<Alert> standing,
            Map<String, Alert> joined,
            List<Alert> waiting,
            List<Alert> unweighed) {}

    private record Building(
            String name,
            Asked asked,
            Map<String, Report> reports,
            @Nullable Outage outage,
            long decideAt) {

        static Building of(BuildingWatch watch) {
            return new Building(watch.building, watch.asked, watch.reports, watch.outage, watch.decideAt);
        }

        BuildingWatch watch() {
            var watch = new BuildingWatch(name, asked);
            watch.reports.putAll(reports);
            watch.outage = outage;
            watch.decideAt = decideAt;
            return watch;
        }
    }

    private GridMemoryCodec() {}

    public static void write(GridMemory memory, DataOutput out) throws IOException {
        var bytes = Json.write(new Kept(
                memory.armedFor,
                memory.buildings.values().stream().map(Building::of).toList(),
                List.copyOf(memory.told.values()),
                memory.standing,
                memory.joined,
                memory.waiting,
                memory.unweighed));
        out.writeByte(VERSION);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Throws IOException on a version that it does not know, rather than guess. */
    public static GridMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version < FIRST || version > VERSION) {
            throw new IOException(
                    "memory of a neighbourhood in version " + version + ", this job reads up to " + VERSION);
        }
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        var kept = Json.read(bytes, Kept.class);
        var memory = new GridMemory();
        memory.armedFor = kept.armedFor;
        for (var building : kept.buildings) {
            var watch = building.watch();
            memory.buildings.put(watch.key(), watch);
        }
        kept.told.forEach(told -> memory.told.put(told.said().id(), told));
        if (kept.standing == null) {
            memory.weigh();
        } else {
            memory.standing.addAll(kept.standing);
        }
        memory.joined.putAll(kept.joined);
        memory.waiting.addAll(kept.waiting);
        memory.unweighed.addAll(kept.unweighed);
        return memory;
    }
}
