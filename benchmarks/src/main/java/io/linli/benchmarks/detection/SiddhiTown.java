package io.linli.benchmarks.detection;

import io.linli.model.Reading;
import io.siddhi.core.SiddhiAppRuntime;
import io.siddhi.core.SiddhiManager;
import io.siddhi.core.event.Event;
import io.siddhi.core.stream.input.InputHandler;
import io.siddhi.core.stream.output.StreamCallback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The same three rules in Siddhi, on the thread that sends, by the time of the events. It is given what a
 * second brings at once: at every moment that it is told of, it goes through the states of all homes.
 */
final class SiddhiTown implements AutoCloseable {
    private static final long SECOND = 1_000;
    private static final String APP = """
            @app:name('town')
            @app:playback
            define stream Press (subject string, at long);
            define stream Level (subject string, device string, value double, at long);
            define stream Motion (subject string, at long);
            define stream Clock (at long);

            from Press select 'sos' as rule, subject, at insert into Found;

            partition with (device of Level) begin
              from every e1=Level[value >= 150.0], e2=Level[value >= 150.0]
              select 'flood' as rule, e2.subject as subject, e2.at as at insert into Found;
            end;

            partition with (subject of Motion) begin
              from every e1=Motion -> not Motion for %d sec
              select 'inactivity' as rule, e1.subject as subject, e1.at + %dL as at insert into Found;
            end;
            """.formatted(Town.SILENCE.toSeconds(), Town.SILENCE.toMillis());

    private final SiddhiManager manager = new SiddhiManager();
    private final SiddhiAppRuntime runtime = manager.createSiddhiAppRuntime(APP);
    private final Map<String, Long> found = new ConcurrentHashMap<>();
    private final InputHandler press;
    private final InputHandler level;
    private final InputHandler motion;
    private final InputHandler clock;

    private final List<Event> presses = new ArrayList<>();
    private final List<Event> levels = new ArrayList<>();
    private final List<Event> motions = new ArrayList<>();
    private long second;

    SiddhiTown() {
        runtime.addCallback("Found", new StreamCallback() {
            @Override
            public void receive(Event[] events) {
                for (var event : events) {
                    found.merge(event.getData(0) + " " + event.getData(1), (Long) event.getData(2), Math::min);
                }
            }
        });
        press = runtime.getInputHandler("Press");
        level = runtime.getInputHandler("Level");
        motion = runtime.getInputHandler("Motion");
        clock = runtime.getInputHandler("Clock");
        runtime.start();
    }

    void take(Reading reading) throws InterruptedException {
        var at = reading.receivedAt();
        if (at / SECOND != second) {
            passTo(at);
            second = at / SECOND;
        }
        switch (reading.metric()) {
            case SOS -> presses.add(new Event(at, new Object[] {reading.subject(), at}));
            case WATER_LEVEL ->
                levels.add(new Event(at, new Object[] {reading.subject(), reading.device(), reading.value(), at}));
            case MOTION -> motions.add(new Event(at, new Object[] {reading.subject(), at}));
            default -> {
                // says that somebody is alive, of which no rule asks
            }
        }
    }

    /** All of a second, and its end. */
    void passTo(long time) throws InterruptedException {
        send(press, presses);
        send(level, levels);
        send(motion, motions);
        clock.send(time, new Object[] {time});
    }

    private static void send(InputHandler to, List<Event> events) throws InterruptedException {
        if (!events.isEmpty()) {
            to.send(events.toArray(Event[]::new));
            events.clear();
        }
    }

    /** The first word of each. */
    Set<String> said() {
        var said = new TreeSet<String>();
        found.forEach((key, at) -> {
            var blank = key.indexOf(' ');
            said.add(Town.word(key.substring(0, blank), key.substring(blank + 1), at));
        });
        return said;
    }

    @Override
    public void close() {
        runtime.shutdown();
        manager.shutdown();
    }
}
