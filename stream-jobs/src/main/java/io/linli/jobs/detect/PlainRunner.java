package io.linli.jobs.detect;

import io.linli.jobs.correlate.Neighbourhoods;
import io.linli.model.Alert;
import io.linli.model.BlindPeriod;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs the rules over observations without Flink, in microseconds each: for tests, for trying rules on the past and
 * for judging their quality. Gives the alerts that the job gives.
 */
public final class PlainRunner {
    private final Collection<Rule> rules;
    private final RuleBook book;
    private final Blindness blindness = new Blindness();
    private final SubjectWatch watch;
    private final Map<String, SubjectMemory> memories = new TreeMap<>();
    /** As detection said them, in no order. */
    private final List<Alert> said = new ArrayList<>();

    private List<Alert> told = List.of();
    private long reached = Long.MIN_VALUE;
    private boolean isTold = true;

    public PlainRunner(Collection<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.book = new RuleBook(rules);
        this.watch = new SubjectWatch(book, blindness);
    }

    /** A runner that goes on from here by itself, without the alerts so far: to see what would come of something. */
    public PlainRunner fork() {
        var fork = new PlainRunner(rules);
        blindness.periods().forEach(fork.blindness::add);
        memories.forEach((subject, memory) -> fork.memories.put(subject, memory.copy()));
        return fork;
    }

    public void publish(Rule rule) {
        book.publish(rule);
    }

    /** Takes the next observation in the order of arrival. */
    public void accept(Observation observation) {
        reach(observation.receivedAt() - 1);
        if (observation instanceof BlindPeriod blind) {
            blindness.add(blind);
            blindness.forget(blind.from());
        } else if (!observation.subject().isEmpty()) {
            var memory = memories.computeIfAbsent(observation.subject(), subject -> new SubjectMemory());
            watch.advance(observation.subject(), observation.receivedAt() - 1, memory, said::add);
            watch.on(observation, memory, said::add);
        }
    }

    /** Lets time pass, for all subjects, up to and including an epoch millisecond. */
    public void advanceTo(long time) {
        reach(time);
        memories.forEach((subject, memory) -> watch.advance(subject, time, memory, said::add));
    }

    private void reach(long time) {
        reached = Math.max(reached, time);
        isTold = false;
    }

    /** Every revision so far, by the time of its making and then by subject. */
    public List<Alert> alerts() {
        if (!isTold) {
            told = Neighbourhoods.corroborated(said, reached);
            isTold = true;
        }
        return told;
    }

    /** The rules that failed and were switched off, each as its key and version. */
    public Set<String> failed() {
        return book.withdrawn();
    }

    /** What is remembered of a subject, to be looked at when all should be gone. */
    public SubjectMemory memory(String subject) {
        return memories.getOrDefault(subject, new SubjectMemory());
    }
}
