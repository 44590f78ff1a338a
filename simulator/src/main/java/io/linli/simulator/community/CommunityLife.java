package io.linli.simulator.community;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a community's devices say, as a function of seed and time: live goes on where history ended, and
 * whoever asks twice is told the same. Only how long a home is still is decided while it runs.
 */
public final class CommunityLife {
    /** How long before it was told live the watched homes have been heard: as long as their days are learned from. */
    public static final Duration WATCHED_FOR = Duration.ofDays(60);

    private static final Duration UNDERPASS_FOR = Duration.ofDays(8);
    private static final Duration OTHERS_FOR = Duration.ofHours(24);
    /** Whose resident never rests for two hours, and whose silence is the first thing to be noticed. */
    public static final String RESTLESS = "8-1-302";

    private static final String DOZER = "5-1-301";
    private static final Comparator<Observation> ORDER = Comparator.comparingLong(Observation::receivedAt)
            .thenComparing(Observation::subject)
            .thenComparing(CommunityLife::speaker)
            .thenComparing(CommunityLife::what);

    private final Community community;
    private final Instant told;
    private final Chance chance;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Source> homes = new HashMap<>();
    /** By the subject in whose log they speak. */
    private final Map<String, List<Source>> others = new LinkedHashMap<>();

    private final List<Stillness> still = new CopyOnWriteArrayList<>();
    private final Instruments instruments;

    /**
     * @param told when history ends and live begins
     * @param watchedClosely a time at which the gateway of the restless home speaks, as it does every other minute
     */
    public CommunityLife(Community community, long seed, Instant told, Instant watchedClosely) {
        this.community = community;
        this.told = told;
        this.chance = new Chance(seed);
        community.devices().forEach(device -> devices.put(device.id(), device));
        var past = new Past(told, community.zone(), Objects.requireNonNull(devices.get(Fittings.box("3-2-501"))));
        var weather = new Weather(chance, community.zone(), past.storm());
        this.instruments = new Instruments(chance, weather, new Sites(chance, weather, past, community.zone()), told);
        still.add(past.dozing(DOZER));
        hear("home:3-2-501", past);
        var byHome = devices.values().stream()
                .filter(device -> device.place().home() != null)
                .collect(Collectors.groupingBy(device -> "" + device.place().home()));
        byHome.forEach(
                (home, standing) -> homes.put(home, household(home, standing).since(begin(home))));
        var closely = Map.of("gw-" + RESTLESS, watchedClosely.toEpochMilli());
        for (var device : devices.values()) {
            var voice = Voice.of(device);
            instruments.of(device, closely).forEach(source -> hear(voice.subject(), source.since(begin(device))));
        }
    }

    public Community community() {
        return community;
    }

    /** When history ends and live begins. */
    public Instant told() {
        return told;
    }

    public @Nullable Device device(String id) {
        return devices.get(id);
    }

    public List<Device> devices() {
        return List.copyOf(devices.values());
    }

    /** All devices' records, each stamped when it began to be heard. */
    public List<DeviceRecord> records() {
        return devices.values().stream()
                .map(device -> new DeviceRecord(device.subject().toString(), device, begin(device) - 1))
                .sorted(Comparator.comparingLong(DeviceRecord::receivedAt))
                .toList();
    }

    /** The homes' times without any movement, as far as known. */
    public List<Stillness> stillness() {
        return List.copyOf(still);
    }

    public void add(Stillness stillness) {
        still.add(stillness);
    }

    public void replace(Stillness before, Stillness after) {
        still.replaceAll(each -> each.equals(before) ? after : each);
    }

    /** All from {@code from} until before {@code to}, in the order of arrival. */
    public List<Observation> observations(Instant from, Instant to) {
        var all = new ArrayList<Observation>();
        homes.keySet().forEach(home -> tellHome(home, from.toEpochMilli(), to.toEpochMilli(), all::add));
        others.values()
                .forEach(sources ->
                        sources.forEach(source -> source.tell(from.toEpochMilli(), to.toEpochMilli(), all::add)));
        all.sort(ORDER);
        return all;
    }

    /** The same of one home only. */
    public List<Observation> observations(String home, Instant from, Instant to) {
        var all = new ArrayList<Observation>();
        tellHome(home, from.toEpochMilli(), to.toEpochMilli(), all::add);
        others.getOrDefault("home:" + home, List.of())
                .forEach(source -> source.tell(from.toEpochMilli(), to.toEpochMilli(), all::add));
        all.sort(ORDER);
        return all;
    }

    private void tellHome(String home, long from, long to, Consumer<Observation> out) {
        Objects.requireNonNull(homes.get(home)).tell(from, to, each -> {
            if (still.stream().noneMatch(time -> time.home().equals(home) && time.covers(each.receivedAt()))) {
                out.accept(each);
            }
        });
        for (var time : still) {
            if (time.home().equals(home) && time.from() >= from && time.from() < to) {
                out.accept(bedroom(home).reading(Metric.MOTION, 1, time.from()));
            }
        }
    }

    private Voice bedroom(String home) {
        var watched = devices.get("motion-" + Fittings.nameOf(home) + "-bedroom");
        return Voice.of(watched == null ? Objects.requireNonNull(devices.get("motion-" + home)) : watched);
    }

    private Household household(String home, List<Device> standing) {
        return new Household(home, standing, habit(home), chance, community.zone());
    }

    private Habit habit(String home) {
        if (home.equals(RESTLESS)) {
            return Habit.RESTLESS;
        }
        if (community.isWatched(home)) {
            return Habit.ELDER;
        }
        return chance.share("work " + home, 0) < 0.6 ? Habit.AT_WORK : Habit.AT_HOME;
    }

    private long begin(Device device) {
        var home = device.place().home();
        if (home != null) {
            return begin(home);
        }
        var isUnderpass = "underpass-east".equals(device.place().site());
        return told.minus(isUnderpass ? UNDERPASS_FOR : OTHERS_FOR).toEpochMilli();
    }

    private long begin(String home) {
        return told.minus(community.isWatched(home) ? WATCHED_FOR : OTHERS_FOR).toEpochMilli();
    }

    private void hear(String subject, Source source) {
        others.computeIfAbsent(subject, any -> new ArrayList<>()).add(source);
    }

    /** Percent. */
    public double battery(Device device, long time) {
        return instruments.battery(device, time);
    }

    private static String speaker(Observation observation) {
        return observation instanceof Reading reading ? reading.device() : ((Signal) observation).device();
    }

    private static String what(Observation observation) {
        return observation instanceof Reading reading
                ? reading.metric().id() + (reading.isOn() ? 1 : 0)
                : ((Signal) observation).kind().id();
    }
}
