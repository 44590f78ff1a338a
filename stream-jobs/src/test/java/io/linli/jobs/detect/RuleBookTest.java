package io.linli.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Schedule;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class RuleBookTest {
    private static final List<String> GRIDS = List.of("110105", "1101050", "11010500100", "110108", "11", "31");
    private static final List<String> TAGS = List.of("watched", "alone", "ground-floor");
    private static final List<String> NAMES = List.of("b1", "b2", "b3");

    private static Rule rule(Random random, int number) {
        var subject = random.nextInt(3) == 0 ? null : SubjectKind.values()[random.nextInt(2)];
        var named = subject != null && random.nextInt(4) == 0;
        var scope = new Rule.Scope(
                subject, Set.copyOf(some(TAGS, random)), some(GRIDS, random), named ? some(NAMES, random) : List.of());
        return new Rule(
                "r" + number % 40,
                RuleKind.values()[random.nextInt(3)],
                scope,
                null,
                Schedule.ALWAYS,
                Map.of(),
                Mode.values()[random.nextInt(3)],
                1 + random.nextInt(5));
    }

    private static List<String> some(List<String> words, Random random) {
        return words.stream().filter(word -> random.nextInt(3) == 0).toList();
    }

    /** One after the other, without any index. */
    private static Set<Rule> plainly(Iterable<Rule> rules, Subject subject, Set<String> tags, String grid) {
        var best = new HashMap<String, Rule>();
        for (var rule : rules) {
            if (rule.mode() != Mode.OFF && rule.applies().covers(subject, tags, grid)) {
                best.merge(rule.kind() + ":" + rule.slot(), rule, (a, b) -> {
                    var order = a.applies().specificity(grid) - b.applies().specificity(grid);
                    return order > 0 || order == 0 && a.key().compareTo(b.key()) <= 0 ? a : b;
                });
            }
        }
        return new HashSet<>(best.values());
    }

    @Property(tries = 200)
    void theMostSpecificOfEachKindAndSlotIsInForceInWhateverOrderRulesCame(@ForAll long seed) {
        var random = new Random(seed);
        var book = new RuleBook(List.of());
        var newest = new HashMap<String, Rule>();
        for (var i = 0; i < 60; i++) {
            var rule = rule(random, i);
            if (random.nextInt(10) == 0) {
                assertThat(book.remove(rule.key())).isEqualTo(versionOf(newest.remove(rule.key())));
            } else {
                book.publish(rule);
                newest.merge(rule.key(), rule, (a, b) -> b.version() >= a.version() ? b : a);
            }
            var subject = new Subject(SubjectKind.values()[random.nextInt(2)], NAMES.get(random.nextInt(3)));
            var tags = Set.copyOf(some(TAGS, random));
            var grid = GRIDS.get(random.nextInt(4)) + "0010";
            var inForce = book.inForce(subject, tags, grid).stream()
                    .map(CompiledRule::rule)
                    .toList();
            assertThat(new HashSet<>(inForce)).isEqualTo(plainly(newest.values(), subject, tags, grid));
            assertThat(inForce).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
        }
    }

    private static int versionOf(@Nullable Rule rule) {
        return rule == null ? 0 : rule.version();
    }

    @Example
    void anOlderVersionThatComesLateChangesNothing() {
        var rule = Rule.parseYaml("{id: water, kind: flood}");
        var book = new RuleBook(List.of(rule.published(3, Mode.LIVE)));
        assertThat(book.publish(rule.published(2, Mode.OFF))).isFalse();
        assertThat(book.inForce(new Subject(SubjectKind.SITE, "a"), Set.of(), "110105"))
                .hasSize(1);
    }

    @Example
    void aVersionThatFailedIsOffEverywhereAndTheNextIsOn() {
        var rule = Rule.parseYaml("{id: water, kind: flood}");
        var book = new RuleBook(List.of(rule.published(3, Mode.LIVE)));
        assertThat(book.withdraw(rule.published(3, Mode.LIVE))).isTrue();
        assertThat(book.withdraw(rule.published(3, Mode.LIVE))).as("told once").isFalse();
        var subject = new Subject(SubjectKind.SITE, "a");
        assertThat(book.inForce(subject, Set.of(), "110105")).isEmpty();
        assertThat(book.withdrawn()).containsExactly("water:live:3");
        book.publish(rule.published(4, Mode.LIVE));
        assertThat(book.withdrawn()).as("it is of no interest any more").isEmpty();
        assertThat(book.inForce(subject, Set.of(), "110105")).hasSize(1);
    }

    @Example
    void aThousandRulesForOthersAreNoneForThisOne() {
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < 1_000; i++) {
            rules.add(Rule.parseYaml("{id: r%d, kind: flood, applies: {grids: ['31%04d']}}".formatted(i, i))
                    .published(1, Mode.LIVE));
        }
        var book = new RuleBook(rules);
        assertThat(book.inForce(new Subject(SubjectKind.SITE, "a"), Set.of(), "110105"))
                .isEmpty();
        assertThat(book.inForce(new Subject(SubjectKind.SITE, "a"), Set.of(), "310007001"))
                .singleElement()
                .extracting(compiled -> compiled.rule().id())
                .isEqualTo("r7");
    }
}
