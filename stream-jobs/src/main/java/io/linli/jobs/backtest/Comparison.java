package io.linli.jobs.backtest;

import io.linli.jobs.backtest.Outcomes.Outcome;
import io.linli.model.Backtest.Found;
import io.linli.model.Backtest.Request;
import io.linli.model.Backtest.Side;
import io.linli.model.Backtest.Tally;
import io.linli.model.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule tried would have told beside what the rules in force would have told, at the places and times asked for.
 * Episodes of one place that overlap are the same. What other rules tell in both runs is nobody's business here.
 */
final class Comparison {
    /** Nobody's help comes later for less. */
    private static final long NOT_LATER = Duration.ofMinutes(1).toMillis();

    private final Rule tried;
    private final Outcomes outcomes;
    private final List<ToldEpisode> mine;
    private final List<ToldEpisode> others;
    /** Of each of mine that the rules in force tell too, theirs. */
    private final Map<ToldEpisode, ToldEpisode> pairs = new LinkedHashMap<>();

    Comparison(
            Rule tried, Request request, List<ToldEpisode> inForce, List<ToldEpisode> underTried, Outcomes outcomes) {
        this.tried = tried;
        this.outcomes = outcomes;
        Predicate<ToldEpisode> asked = told ->
                told.last().place().grid().startsWith(request.grid()) && told.isBetween(request.from(), request.to());
        this.mine = underTried.stream()
                .filter(told -> told.last().rule().equals(tried.id()))
                .filter(asked)
                .toList();
        var untouched = underTried.stream()
                .filter(told -> !told.last().rule().equals(tried.id()))
                .map(told -> told.last().id())
                .collect(Collectors.toUnmodifiableSet());
        this.others = inForce.stream()
                .filter(told -> !untouched.contains(told.last().id()))
                .filter(asked)
                .toList();
        pair();
    }

    private void pair() {
        var left = new ArrayList<>(others);
        for (var told : mine) {
            left.stream().filter(told::overlaps).findFirst().ifPresent(other -> {
                left.remove(other);
                pairs.put(told, other);
            });
        }
    }

    /** All episodes, in the order of time. */
    List<Found> found() {
        var all = new ArrayList<Found>();
        for (var told : mine) {
            var pair = pairs.get(told);
            all.add(found(pair == null ? Side.TRIED : Side.BOTH, told, pair));
        }
        var paired = new HashSet<>(pairs.values());
        others.stream()
                .filter(told -> !paired.contains(told))
                .forEach(told -> all.add(found(Side.IN_FORCE, told, null)));
        all.sort(Comparator.comparing((Found found) -> found.alert().raisedAt())
                .thenComparing(found -> found.alert().id()));
        return all;
    }

    private Found found(Side side, ToldEpisode told, @Nullable ToldEpisode pair) {
        var outcome = outcomes.of(told);
        return new Found(
                side,
                told.last(),
                told.calledAt(),
                pair == null ? null : told.earlierThan(pair),
                told.isAtNight(),
                outcome == null ? null : outcome.found());
    }

    Tally tally() {
        return count(tried, mine, avoided(), delayed(), missed());
    }

    /** Of the rules in force, beside it. */
    Tally inForce(Request request) {
        var rule = request.inForce().stream()
                .filter(each -> each.id().equals(tried.id()))
                .findFirst()
                .or(() -> request.inForce().stream().findFirst())
                .orElse(tried);
        return count(rule, others, 0, 0, 0);
    }

    private Tally count(Rule rule, List<ToldEpisode> told, int avoided, int delayed, int missed) {
        var called = told.stream().filter(each -> each.calledAt() != null).toList();
        return new Tally(
                rule,
                told.size(),
                called.size(),
                (int) called.stream().map(ToldEpisode::subject).distinct().count(),
                (int) called.stream().filter(ToldEpisode::isAtNight).count(),
                judged(called, Outcome::isReal).size(),
                judged(called, Outcome::isWrong).size(),
                avoided,
                delayed,
                missed);
    }

    private List<ToldEpisode> judged(List<ToldEpisode> told, Predicate<Outcome> how) {
        return told.stream()
                .filter(each -> each.calledAt() != null)
                .filter(each -> {
                    var outcome = outcomes.of(each);
                    return outcome != null && how.test(outcome);
                })
                .toList();
    }

    private int avoided() {
        return (int) judged(others, Outcome::isWrong).stream()
                .filter(other -> calledFor(other) == null)
                .count();
    }

    private int missed() {
        return (int) judged(others, Outcome::isReal).stream()
                .filter(other -> calledFor(other) == null)
                .count();
    }

    private int delayed() {
        return (int) judged(others, Outcome::isReal).stream()
                .filter(other -> {
                    var told = calledFor(other);
                    return told != null && Objects.requireNonNullElse(told.earlierThan(other), 0L) < -NOT_LATER;
                })
                .count();
    }

    /** The first of mine that would have sent people there. */
    private @Nullable ToldEpisode calledFor(ToldEpisode other) {
        return mine.stream()
                .filter(told -> told.calledAt() != null && told.overlaps(other))
                .findFirst()
                .orElse(null);
    }
}
