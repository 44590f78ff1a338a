package io.linli.simulator.trial;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import io.linli.model.Trial;
import io.linli.simulator.Scenario;
import io.linli.simulator.community.CommunityLife;
import io.linli.simulator.community.Stillness;
import io.linli.simulator.live.LivePlayer;
import io.linli.simulator.worker.CaseWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Throws into a community's live what people ask to see, and ends it when somebody has come: the pump starts, the
 * resident opens the door. All of it happens on the community's one thread.
 */
public final class TrialPlayer implements CaseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TrialPlayer.class);

    private final CommunityLife life;
    private final LivePlayer player;
    private final Path scenarios;
    private final Clock clock;
    private final Runnable onChange;
    private final Map<String, FloodCourse> floods = new HashMap<>();
    private final Map<String, Long> visited = new HashMap<>();

    /** When nobody comes, whoever is still gets up by themselves; with that the trial's rule is over, too. */
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** How long whoever came and whoever lives there are about. */
    private static final long VISIT_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /**
     * @param scenarios their folder
     * @param onChange told when a home falls still or moves again
     */
    public TrialPlayer(CommunityLife life, LivePlayer player, Path scenarios, Clock clock, Runnable onChange) {
        this.life = life;
        this.player = player;
        this.scenarios = scenarios;
        this.clock = clock;
        this.onChange = onChange;
    }

    public TrialPlayer start() {
        var thread = player.thread();
        thread.scheduleAtFixedRate(safe(this::step), 0, FloodCourse.SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** Begins what is asked for. */
    public void play(Trial trial) {
        player.thread().execute(safe(() -> begin(trial)));
    }

    @Override
    public void arrived(String subject, String kind) {
        player.thread().execute(safe(() -> {
            var flood = floods.get(subject);
            if (kind.equals(RuleKind.FLOOD.id()) && flood != null) {
                flood.drain();
            }
            if (kind.equals(RuleKind.INACTIVITY.id())) {
                wake(subject);
            }
        }));
    }

    @Override
    public void closed(String subject, String kind) {
        arrived(subject, kind);
        if (kind.equals(RuleKind.INACTIVITY.id())) {
            player.thread().execute(safe(() -> visited.remove(subject)));
        }
    }

    private void begin(Trial trial) {
        LOG.info("Plays {}", trial);
        switch (trial.kind()) {
            case SOS -> press(trial);
            case FLOOD -> floods.put("" + trial.subject(), new FloodCourse());
            case SILENCE -> still("" + trial.subject());
            case SCENARIO -> scenario("" + trial.scenario());
        }
    }

    private void press(Trial trial) {
        find("" + trial.subject(), device -> device.kind() == DeviceKind.CALL_BOX)
                .ifPresent(box -> player.signal(box, SignalKind.SOS_PRESSED, trial.id(), Map.of("button", "main")));
    }

    private void still(String subject) {
        if (stillness(subject).isEmpty()) {
            life.add(Stillness.since(name(subject), clock.millis()));
            onChange.run();
        }
    }

    private Optional<Stillness> stillness(String subject) {
        return life.stillness().stream()
                .filter(each -> each.home().equals(name(subject)) && each.isOpen())
                .findFirst();
    }

    private void wake(String subject) {
        stillness(subject).ifPresent(still -> {
            life.replace(still, still.until(clock.millis()));
            visited.put(subject, clock.millis() + VISIT_MILLIS);
            find(subject, Device::exitDoor).ifPresent(door -> {
                player.measure(door, Metric.CONTACT_OPEN, 1);
                player.thread().schedule(safe(() -> player.measure(door, Metric.CONTACT_OPEN, 0)), 4, TimeUnit.SECONDS);
            });
            onChange.run();
        });
    }

    private void step() {
        floods.forEach(this::flow);
        floods.values().removeIf(FloodCourse::isOver);
        visited.values().removeIf(until -> until < clock.millis());
        visited.keySet().forEach(this::move);
        for (var still : life.stillness()) {
            if (still.isOpen()) {
                beat("home:" + still.home());
                giveUp(still);
            }
        }
    }

    /** The story that a community begins with is no trial and waits as long as it takes. */
    private void giveUp(Stillness still) {
        if (!still.home().equals(CommunityLife.RESTLESS) && still.from() + LONGEST_MILLIS < clock.millis()) {
            wake("home:" + still.home());
        }
    }

    private void flow(String subject, FloodCourse course) {
        find(subject, device -> device.metrics().contains(Metric.WATER_LEVEL)).ifPresent(sensor -> {
            player.take(sensor.id());
            player.measure(sensor, Metric.WATER_LEVEL, course.next());
            if (course.isOver()) {
                player.giveBack(sensor.id());
            }
        });
    }

    /** Somebody walks about; each time once is enough. */
    private void move(String subject) {
        find(subject, device -> device.metrics().contains(Metric.MOTION))
                .ifPresent(sensor -> player.measure(sensor, Metric.MOTION, 1));
    }

    /** Of a home that is still the gateway is heard closely, so that its silence is known to be silence. */
    private void beat(String subject) {
        find(subject, device -> device.kind() == DeviceKind.GATEWAY)
                .ifPresent(gateway -> player.signal(gateway, SignalKind.HEARTBEAT, "", Map.of()));
    }

    private void scenario(String name) {
        try {
            var script = ScenarioScript.of(Scenario.read(scenarios.resolve(name + ".yaml")), 1);
            var unknown = script.devices().stream()
                    .filter(id -> life.device(id) == null)
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("not devices of this community: " + unknown);
            }
            script.devices().forEach(player::take);
            for (var moment : script.moments()) {
                player.thread()
                        .schedule(
                                safe(() -> player.say(List.of(moment.at(clock.millis())))),
                                moment.after().toMillis(),
                                TimeUnit.MILLISECONDS);
            }
            var last = script.moments().isEmpty()
                    ? 0
                    : script.moments().get(script.moments().size() - 1).after().toMillis();
            player.thread()
                    .schedule(safe(() -> script.devices().forEach(player::giveBack)), last + 1, TimeUnit.MILLISECONDS);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Scenario {} cannot be played: {}", name, e.getMessage());
        }
    }

    private Optional<Device> find(String subject, Predicate<Device> which) {
        return life.devices().stream()
                .filter(device -> device.subject().toString().equals(subject))
                .filter(which)
                .findFirst();
    }

    private static String name(String subject) {
        return subject.substring(subject.indexOf(':') + 1);
    }

    /** A task that fails once must not be the last. */
    private static Runnable safe(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A trial stumbles", e);
            }
        };
    }
}
