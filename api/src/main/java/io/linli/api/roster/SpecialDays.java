package io.linli.api.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Days on which another plan holds than that of the week, such as a holiday.
 *
 * @param shifts that begin on each of these days; empty for nobody
 */
public record SpecialDays(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Set<LocalDate> dates,
        List<Shift> shifts) {

    static final int LONGEST_NAME = 60;
    static final int MOST_DATES = 366;

    public SpecialDays {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: 1 to " + LONGEST_NAME + " characters, not: " + name);
        }
        if (dates == null || dates.isEmpty() || dates.size() > MOST_DATES) {
            throw new IllegalArgumentException("dates of " + name + ": 1 to " + MOST_DATES + " days");
        }
        dates = Set.copyOf(dates);
        shifts = shifts == null ? List.of() : List.copyOf(shifts);
    }

    @Override
    public Set<LocalDate> dates() {
        return new TreeSet<>(dates);
    }
}
