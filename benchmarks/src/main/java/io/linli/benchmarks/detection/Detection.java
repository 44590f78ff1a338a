package io.linli.benchmarks.detection;

import io.linli.jobs.detect.Blindness;
import io.linli.jobs.detect.RuleBook;
import io.linli.jobs.detect.SubjectMemory;
import io.linli.jobs.detect.SubjectWatch;
import io.linli.model.Alert;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The detectors on one thread with a map and a queue of deadlines, as the job has them, and nothing else. */
final class Detection {
    private static final long GRAIN = 100;

    private record Deadline(long at, String subject) {}

    private final SubjectWatch watch;
    private final Map<String, SubjectMemory> memories = new HashMap<>();
    private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>((a, b) -> Long.compare(a.at, b.at));
    private final Set<String> said = new TreeSet<>();
    private final Consumer<Alert> out = this::tell;

    Detection(Collection<Rule> rules) {
        watch = new SubjectWatch(new RuleBook(rules), new Blindness());
    }

    private void tell(Alert alert) {
        if (alert.revision() == 1) {
            said.add(Town.word(
                    alert.kind().id(),
                    alert.subject().toString(),
                    alert.raisedAt().toEpochMilli()));
        }
    }

    void take(Observation observation, long watermark) {
        var memory = memories.get(observation.subject());
        if (memory == null) {
            memory = new SubjectMemory();
            memories.put(observation.subject(), memory);
        }
        watch.advance(observation.subject(), watermark, memory, out);
        watch.on(observation, memory, out);
        arm(observation.subject(), memory);
    }

    /** Everything that is due by then. */
    void advance(long watermark) {
        for (var next = deadlines.peek(); next != null && next.at <= watermark; next = deadlines.peek()) {
            deadlines.remove();
            var memory = memories.get(next.subject);
            if (memory != null) {
                memory.armFor(Long.MAX_VALUE);
                watch.advance(next.subject, watermark, memory, out);
                arm(next.subject, memory);
            }
        }
    }

    private void arm(String subject, SubjectMemory memory) {
        var next = memory.lookAgainAt();
        if (next != Long.MAX_VALUE) {
            var at = (next + GRAIN - 1) / GRAIN * GRAIN;
            if (at < memory.armedFor()) {
                deadlines.add(new Deadline(at, subject));
                memory.armFor(at);
            }
        }
    }

    Set<String> said() {
        return said;
    }

    Collection<SubjectMemory> memories() {
        return new ArrayDeque<>(memories.values());
    }
}
