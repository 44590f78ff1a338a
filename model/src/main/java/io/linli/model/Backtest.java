package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One word about trying rules on the kept readings. The words of one id, in their order, are its whole story: asked
 * for, begun, so far along, what was found, and how it ended.
 *
 * @param rule the id of the rule that is tried
 * @param request with the first word only
 * @param percent of the kept readings that were read
 * @param found some of the episodes; each is said once, before the end
 * @param result with the last word only
 * @param problem why it was broken off
 */
public record Backtest(
        String id,
        String rule,
        Phase phase,
        Instant at,
        @Nullable Request request,
        int percent,
        List<Found> found,
        @Nullable Result result,
        @Nullable String problem) {

    /** How far it is. */
    public enum Phase {
        REQUESTED,
        RUNNING,
        /** Somebody wants it to stop. */
        CANCELLED,
        DONE,
        /** It was cancelled, and has stopped. */
        STOPPED,
        /** It could not be brought to its end. */
        BROKEN_OFF;

        public boolean isOver() {
            return this == DONE || this == STOPPED || this == BROKEN_OFF;
        }

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Phase parse(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What would each of these rules have done, in place of those now in force?
     *
     * @param tried each on its own; of one, the episodes are listed
     * @param inForce the live rules of its kind
     * @param grid prefix of the grid codes of the places that are looked at
     * @param from episodes raised at or after
     * @param to and before
     */
    public record Request(List<Rule> tried, List<Rule> inForce, String grid, Instant from, Instant to) {
        public Request {
            tried = List.copyOf(tried);
            inForce = List.copyOf(inForce);
            if (tried.isEmpty()) {
                throw new IllegalArgumentException("tried: name a rule to try");
            }
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("from: " + from + " is not before " + to);
            }
        }
    }

    /** Who would have told of it. */
    public enum Side {
        BOTH,
        TRIED,
        IN_FORCE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Side parse(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One episode as the rule tried tells it, or, where it does not, as the rule in force did.
     *
     * @param alert its last revision
     * @param calledAt when people would have been sent; null where nobody would
     * @param earlierBy milliseconds before the rule in force; null where only one of them tells of it
     * @param outcome what people found, where anybody was there
     */
    public record Found(
            Side side,
            Alert alert,
            @Nullable Instant calledAt,
            @Nullable Long earlierBy,
            boolean night,
            @Nullable String outcome) {}

    /**
     * What one rule would have done.
     *
     * @param raised episodes, calls to a resident included
     * @param called those in which people would have been sent
     * @param subjects at how many homes and sites that would have been
     * @param atNight of those, from 22 to 6 o'clock there
     * @param real of those, known to have been real
     * @param wrong known to have been false alarms
     * @param avoided false alarms of the rules in force that it would not have raised
     * @param delayed real ones that it would have told more than a minute later
     * @param missed real ones that it would not have told
     */
    public record Tally(
            Rule rule,
            int raised,
            int called,
            int subjects,
            int atNight,
            int real,
            int wrong,
            int avoided,
            int delayed,
            int missed) {}

    /**
     * What came of it.
     *
     * @param inForce what the rules now in force would have done at the places that the first rule tried changes
     * @param tried in the order of the request
     * @param keptFrom the time of the oldest reading that was there
     * @param listed how many episodes were listed; more were found where this is less than they
     * @param tookMs milliseconds of work
     */
    public record Result(
            Tally inForce, List<Tally> tried, Instant keptFrom, long observations, int listed, long tookMs) {}

    public Backtest {
        found = found == null ? List.of() : List.copyOf(found);
    }

    public static Backtest requested(String id, Request request, Instant at) {
        var rule = request.tried().get(0).id();
        return new Backtest(id, rule, Phase.REQUESTED, at, request, 0, List.of(), null, null);
    }

    /** Another word about the same. */
    public Backtest goes(Phase to, int done, Instant when) {
        return new Backtest(id, rule, to, when, null, done, List.of(), null, null);
    }

    public Backtest finds(List<Found> some, Instant when) {
        return new Backtest(id, rule, Phase.RUNNING, when, null, 100, some, null, null);
    }

    public Backtest ends(Result with, Instant when) {
        return new Backtest(id, rule, Phase.DONE, when, null, 100, List.of(), with, null);
    }

    public Backtest breaksOff(String why, Instant when) {
        return new Backtest(id, rule, Phase.BROKEN_OFF, when, null, percent, List.of(), null, why);
    }
}
