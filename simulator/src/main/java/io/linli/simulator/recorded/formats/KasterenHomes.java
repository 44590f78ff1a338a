package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Van Kasteren's houses A, B and C (2008, 2010), by the wall clock of Amsterdam. The front door of B never spoke. */
public final class KasterenHomes implements Importer {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final int LEAVING = 1;

    /** By words in their names, some of them Dutch; the first that fits. */
    private static final Map<String, Pattern> ROOMS = rooms();

    private static final Pattern PRESSED_BED = Pattern.compile("bed\\b.*\\bmat|\\bmat bed|press bed");
    private static final Pattern PRESSED_SEAT = Pattern.compile("\\bmatt? couch");

    @Override
    public String format() {
        return "kasteren";
    }

    @Override
    public String reads() {
        return "the folder with houseA.sensors and its like";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var homes = new ArrayList<Recording>();
        for (var letter : List.of("A", "B", "C")) {
            var house = new NumberedHouse(source, letter, ZONE);
            if (house.exists()) {
                homes.add(home(house, bad));
            }
        }
        if (homes.isEmpty()) {
            throw new IllegalArgumentException(
                    source + ": holds none of houseA.sensors, houseB.sensors, houseC.sensors");
        }
        return homes;
    }

    private static Recording home(NumberedHouse house, Consumer<BadRow> bad) throws IOException {
        var done = house.done(bad);
        var absences = done.stream()
                .filter(event -> event.number() == LEAVING)
                .map(NumberedHouse.Event::when)
                .toList();
        var noted = Interval.around(done.stream().map(NumberedHouse.Event::when).toList());
        return house.recording(KasterenHomes::device, noted, absences, bad);
    }

    private static RecordedDevice device(String id, String name) {
        return new RecordedDevice(
                id, metric(name), room(name), name.replace(" ", "").startsWith("frontdoor"));
    }

    private static Metric metric(String name) {
        if (name.contains("pir")) {
            return Metric.MOTION;
        }
        if (PRESSED_BED.matcher(name).find()) {
            return Metric.BED_OCCUPIED;
        }
        return PRESSED_SEAT.matcher(name).find() ? Metric.OCCUPANCY : Metric.CONTACT_OPEN;
    }

    private static @Nullable String room(String name) {
        for (var room : ROOMS.entrySet()) {
            if (room.getValue().matcher(name).find()) {
                return room.getKey();
            }
        }
        return null;
    }

    private static Map<String, Pattern> rooms() {
        var rooms = new LinkedHashMap<String, Pattern>();
        rooms.put("bathroom", Pattern.compile("toilet|bath|badkamer|sink top"));
        rooms.put("bedroom", Pattern.compile("bed|slaapkamer|dresser"));
        rooms.put("living-room", Pattern.compile("couch"));
        rooms.put("entry", Pattern.compile("front ?door|keys"));
        rooms.put(
                "kitchen",
                Pattern.compile("cup|plate|fridge|refrigerator|freezer|dish|pans|groceries|microwave|magnetron|stove"
                        + "|toaster|keuken|cutl|table|cabinet|gootsteen"));
        return rooms;
    }
}
