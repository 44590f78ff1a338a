package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Two homes of MIT's PlaceLab (Munguia Tapia 2004), by the wall clock of Boston, as houses D and E. All sensors are
 * switches; only D has one on the way out. The resident noted the leaving, not the coming back: they were out until
 * something moved again.
 */
public final class MitHomes implements Importer {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    /** To work, to school, for entertainment, to exercise, for shopping. */
    private static final Set<Integer> GOING_OUT = Set.of(5, 130, 145, 150, 155);

    private static final String WAY_OUT = "foyer,door";

    @Override
    public String format() {
        return "mit";
    }

    @Override
    public String reads() {
        return "the folder with houseD.sensors and houseE.sensors";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var homes = new ArrayList<Recording>();
        for (var letter : List.of("D", "E")) {
            var house = new NumberedHouse(source, letter, ZONE);
            if (house.exists()) {
                homes.add(home(house, bad));
            }
        }
        if (homes.isEmpty()) {
            throw new IllegalArgumentException(source + ": holds neither houseD.sensors nor houseE.sensors");
        }
        return homes;
    }

    private static Recording home(NumberedHouse house, Consumer<BadRow> bad) throws IOException {
        var moves = new TreeSet<Instant>();
        for (var event : house.sensed(bad)) {
            moves.add(event.when().from());
        }
        var done = house.done(bad);
        var absences = new ArrayList<Interval>();
        for (var event : done) {
            var back = moves.higher(event.when().to());
            if (GOING_OUT.contains(event.number()) && back != null) {
                absences.add(new Interval(event.when().to(), back));
            }
        }
        var noted = Interval.around(done.stream().map(NumberedHouse.Event::when).toList());
        return house.recording(MitHomes::device, noted, absences, row -> {});
    }

    /** A name is {@code room,thing}. */
    private static RecordedDevice device(String id, String name) {
        var comma = name.indexOf(',');
        var room = comma < 0 ? null : name.substring(0, comma).strip().replace(' ', '-');
        return new RecordedDevice(id, Metric.CONTACT_OPEN, room, name.equals(WAY_OUT));
    }
}
