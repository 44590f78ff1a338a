package io.linli.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which message is due when: the same for the same plan, so that what must be in the log and which alerts must exist
 * is known beforehand. Times are epoch microseconds.
 *
 * <p>A basin is flooded by three messages about a second apart: dry, 320 mm, 620 mm; the third must raise, by the fast
 * lane of two steep rises.
 */
public final class Schedule {
    private static final byte QUIET = 0;
    private static final byte PRESS = -1;
    private static final double[] FLOOD = {0, 320, 620};

    private final Fleet fleet;
    private final Plan plan;
    private final long start;
    private final byte[] kinds;
    private final int[] members;
    private final int[] sequence;

    private Schedule(Fleet fleet, Plan plan, long start, byte[] kinds, int[] members, int[] sequence) {
        this.fleet = fleet;
        this.plan = plan;
        this.start = start;
        this.kinds = kinds;
        this.members = members;
        this.sequence = sequence;
    }

    /** Lays out a plan to begin at an instant. */
    public static Schedule of(Fleet fleet, Plan plan, Instant begin) {
        var size = plan.messages();
        var kinds = new byte[size];
        var members = new int[size];
        var sequence = new int[size];
        var quiet = 0;
        for (var number = 0; number < size; number++) {
            kinds[number] = plan.kind(number);
            if (kinds[number] == QUIET) {
                members[number] = quiet % fleet.sensors();
                sequence[number] = plan.firstSequence() + quiet / fleet.sensors();
                quiet++;
            } else {
                members[number] = plan.member(number);
                sequence[number] = kinds[number];
            }
        }
        return new Schedule(fleet, plan, Micros.of(begin), kinds, members, sequence);
    }

    public int size() {
        return kinds.length;
    }

    public Plan plan() {
        return plan;
    }

    public Fleet fleet() {
        return fleet;
    }

    /** When a message is meant to be sent. */
    public long due(int number) {
        return start + Math.round(number * 1e6 / plan.rate());
    }

    /** Whose connection a message goes by. */
    int line(int number) {
        return switch (kinds[number]) {
            case QUIET -> members[number];
            case PRESS -> fleet.boxLine(members[number]);
            default -> fleet.basinLine(members[number]);
        };
    }

    public Message message(int number) {
        var member = members[number];
        var observed = Instant.ofEpochMilli(due(number) / 1_000);
        if (kinds[number] == QUIET) {
            var sensor = fleet.sensor(member);
            var metric = fleet.metric(member);
            var value = metric.isState() ? sequence[number] % 2 : number % 80 / 10.0;
            var json = "{\"" + metric.id() + "\":" + value + ",\"seq\":" + sequence[number] + ",\"at\":\"" + observed
                    + "\"}";
            return message(member, sensor, "telemetry", json, key(sensor, observed), null);
        }
        return kinds[number] == PRESS ? press(member, observed) : rise(kinds[number], member, observed);
    }

    /** Where alerts must be, in the order of their triggers, with the time that each trigger is due. */
    public Map<String, Long> triggers() {
        var triggers = new LinkedHashMap<String, Long>();
        for (var number = 0; number < size(); number++) {
            if (kinds[number] == PRESS || kinds[number] == FLOOD.length) {
                triggers.put(subject(number), due(number));
            }
        }
        return triggers;
    }

    /** The keys of the messages that hold for a number. */
    public List<String> keys(IntPredicate which) {
        var keys = new ArrayList<String>();
        for (var number = 0; number < size(); number++) {
            if (which.test(number)) {
                keys.add(message(number).key());
            }
        }
        return keys;
    }

    private Message press(int box, Instant observed) {
        var id = fleet.box(box);
        var press = id + "@" + observed.toEpochMilli();
        var json = "{\"specversion\":\"1.0\",\"type\":\"io.linli.callbox.sos.pressed\",\"source\":\"" + id
                + "\",\"id\":\"" + press + "\",\"time\":\"" + observed
                + "\",\"datacontenttype\":\"application/json\",\"data\":{\"pressId\":\"" + press
                + "\",\"button\":\"main\",\"repeat\":0}}";
        return message(fleet.boxLine(box), id, "event", json, press, "home:" + id);
    }

    private Message rise(int step, int basin, Instant observed) {
        var id = fleet.basin(basin);
        var line = fleet.basinLine(basin);
        var json = "{\"device\":\"" + id + "\",\"water_level\":" + FLOOD[step - 1] + ",\"seq\":" + step + ",\"at\":\""
                + observed + "\"}";
        var raises = step == FLOOD.length ? "site:" + id : null;
        return message(line, fleet.user(line), "telemetry", json, key(id, observed), raises);
    }

    private String subject(int number) {
        return kinds[number] == PRESS ? "home:" + fleet.box(members[number]) : "site:" + fleet.basin(members[number]);
    }

    private static Message message(
            int line, String user, String topic, String json, String key, @Nullable String raises) {
        var payload = json.getBytes(StandardCharsets.UTF_8);
        return new Message(line, "linli/v1/" + user + "/" + topic, payload, key, raises);
    }

    private static String key(String device, Instant observed) {
        return device + "@" + observed.toEpochMilli();
    }
}
