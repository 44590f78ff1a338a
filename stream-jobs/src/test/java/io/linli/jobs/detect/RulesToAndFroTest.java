package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One home or site for which rules of its own come and go, whatever its devices say. */
class RulesToAndFroTest {

    @Property(tries = 8)
    void noAlertIsToldAgainOnceItIsOver(@ForAll long seed) throws IOException {
        for (var subject : List.of(HOME, SITE)) {
            var last = new HashMap<String, Alert>();
            for (var alert : told(subject, seed)) {
                var before = last.put(alert.id(), alert);
                assertThat(before == null || before.isOpen())
                        .as("%s is over and told again", alert.id())
                        .isTrue();
                assertThat(alert.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            }
        }
    }

    @Example
    void whatWasFoundTooLateIsAnotherAlertWhenARuleThatComesBackFindsItAgain() throws IOException {
        noAlertIsToldAgainOnceItIsOver(-14);
    }

    @Example
    void thePlaysAreNotEmpty() throws IOException {
        var byTheOwn = 0;
        for (var seed = 0; seed < 5; seed++) {
            byTheOwn += (int) told(HOME, seed).stream()
                    .filter(alert -> alert.rule().startsWith("own-") && alert.revision() == 1)
                    .count();
        }
        assertThat(byTheOwn).isGreaterThan(10);
    }

    private static List<Alert> told(String subject, long seed) throws IOException {
        var random = new Random(seed);
        var book = new RuleBook(EngineTest.rules());
        var watch = new SubjectWatch(book, new Blindness());
        var memory = new SubjectMemory();
        var alerts = new ArrayList<Alert>();
        var version = 0;
        for (var observation : EngineTest.anything(subject, random, 100)) {
            if (random.nextInt(4) == 0) {
                version++;
                for (var rule : EngineTest.rules()) {
                    book.publish(own(rule, subject).published(version, version % 2 == 0 ? Mode.OFF : Mode.LIVE));
                }
                memory = BatchingTest.restored(memory);
            }
            watch.advance(subject, observation.receivedAt() - 1, memory, alerts::add);
            watch.on(observation, memory, alerts::add);
        }
        return alerts;
    }

    private static Rule own(Rule rule, String subject) {
        var scope = Rule.Scope.only(Subject.parse(subject));
        return new Rule("own-" + rule.id(), rule.kind(), scope, rule.level(), null, rule.parameters(), Mode.LIVE, 1);
    }
}
