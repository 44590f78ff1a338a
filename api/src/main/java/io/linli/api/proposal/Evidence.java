package io.linli.api.proposal;

import io.linli.model.Backtest.Result;
import io.linli.model.Backtest.Tally;
import io.linli.model.Parameter;
import io.linli.model.Rule;
import io.linli.model.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What speaks for another number, and what each one that was tried would have done.
 *
 * @param wrong false alarms of the rule now in force, as people judged them
 * @param real those that were
 * @param tried in the order of trying
 */
record Evidence(Instant from, Instant to, int called, int wrong, int real, List<Try> tried, Text text) {

    /** What the rule would have done with one value. */
    record Try(String value, int called, int avoided, int delayed, int missed) {
        boolean harmsNobody() {
            return delayed == 0 && missed == 0;
        }
    }

    /** Throws nothing away: also where no value is better, what was tried is told. */
    static Evidence of(Rule rule, Parameter parameter, Result result, Instant from, Instant to) {
        var tried =
                result.tried().stream().map(tally -> attempt(tally, parameter)).toList();
        var now = result.inForce();
        var best = best(tried, now.called());
        var was = Candidates.value(rule, parameter);
        var text = best.map(value -> better(parameter, was, value, now)).orElseGet(() -> none(parameter, was, now));
        return new Evidence(from, to, now.called(), now.wrong(), now.real(), tried, text);
    }

    private static Try attempt(Tally tally, Parameter parameter) {
        return new Try(
                Candidates.value(tally.rule(), parameter),
                tally.called(),
                tally.avoided(),
                tally.delayed(),
                tally.missed());
    }

    /** Of those that tell no real one later and call nobody more often, the one that spares most; the nearest first. */
    Optional<Try> best() {
        return best(tried, called);
    }

    private static Optional<Try> best(List<Try> tried, int called) {
        return tried.stream()
                .filter(Try::harmsNobody)
                .filter(value -> value.avoided() > 0 && value.called() <= called)
                .max(Comparator.comparingInt(Try::avoided));
    }

    private static Text better(Parameter parameter, String was, Try value, Tally now) {
        return new Text(
                "%s %s → %s：本可免去 %d 次误报中的 %d 次，%d 次真实险情无一推迟"
                        .formatted(parameter.name(), was, value.value(), now.wrong(), value.avoided(), now.real()),
                "%s %s → %s would have avoided %d of %d false alarms and delayed 0 of %d real ones"
                        .formatted(parameter.name(), was, value.value(), value.avoided(), now.wrong(), now.real()));
    }

    private static Text none(Parameter parameter, String was, Tally now) {
        if (now.wrong() == 0) {
            return new Text(
                    "%s %s 保持不变：这段时间没有已知的误报".formatted(parameter.name(), was),
                    "%s stays at %s: no false alarm is known of this time".formatted(parameter.name(), was));
        }
        return new Text(
                "%s %s 保持不变：其他取值要么免不了误报，要么会推迟真实险情（误报 %d，真实 %d）"
                        .formatted(parameter.name(), was, now.wrong(), now.real()),
                "%s stays at %s: no other value would have avoided a false alarm without delaying a real one (%d false, %d real)"
                        .formatted(parameter.name(), was, now.wrong(), now.real()));
    }
}
