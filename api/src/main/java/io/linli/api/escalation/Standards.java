package io.linli.api.escalation;

import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of service standards (清单).
 *
 * @param version stamped on each incident, whose promise later versions do not change
 * @param entries the first is for all kinds and says everything; others say what differs
 */
public record Standards(String version, WorkCalendar calendar, List<Entry> entries) {

    /**
     * What is special for a kind, in the grids that begin with a prefix; what is null or not there is as elsewhere.
     *
     * @param kind null for all
     */
    record Entry(
            @Nullable RuleKind kind,
            String grid,
            @Nullable List<Role> lead,
            @Nullable List<Role> assist,
            @Nullable List<String> call,
            @Nullable Text closeWhen,
            Map<Level, Limits> levels) {

        boolean covers(RuleKind asked, String place) {
            return (kind == null || kind == asked) && place.startsWith(grid);
        }

        /** A kind is more special than a place. */
        int weight() {
            return (kind == null ? 0 : 100) + grid.length();
        }
    }

    public Standards {
        entries = List.copyOf(entries);
    }

    /** The catalogue that is shipped. */
    public static Standards shipped() {
        return StandardsFile.shipped();
    }

    public Standard of(RuleKind kind, String grid) {
        var covering = new ArrayList<>(
                entries.stream().filter(entry -> entry.covers(kind, grid)).toList());
        covering.sort(Comparator.comparingInt(Entry::weight));
        var first = covering.get(0);
        var lead = first.lead();
        var assist = first.assist();
        var call = first.call();
        var closeWhen = first.closeWhen();
        var levels = new EnumMap<Level, Limits>(Level.class);
        for (var entry : covering) {
            lead = entry.lead() == null ? lead : entry.lead();
            assist = entry.assist() == null ? assist : entry.assist();
            call = entry.call() == null ? call : entry.call();
            closeWhen = entry.closeWhen() == null ? closeWhen : entry.closeWhen();
            levels.putAll(entry.levels());
        }
        return new Standard(
                Objects.requireNonNull(lead),
                Objects.requireNonNull(assist),
                call == null ? List.of() : call,
                Objects.requireNonNull(closeWhen),
                levels);
    }
}
