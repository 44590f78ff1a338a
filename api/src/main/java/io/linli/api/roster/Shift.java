package io.linli.api.roster;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.linli.api.staff.Account;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty from when to when of a day, by the clock on the wall; what ends no later than it begins ends on the next
 * day.
 *
 * @param id by which exchanges, notes and calendars know it; made where none is given
 * @param backup who steps in when the person is away; may be left out
 */
public record Shift(
        String id,

        @JsonFormat(pattern = "HH:mm") @JsonProperty(required = true)
        LocalTime from,

        @JsonFormat(pattern = "HH:mm") @JsonProperty(required = true)
        LocalTime to,

        @JsonProperty(required = true) String person,
        @Nullable String backup) {

    static final String ID = "[A-Za-z0-9-]{1,64}";

    public Shift {
        id = id == null || id.isBlank() ? UUID.randomUUID().toString() : id;
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("id: 1 to 64 letters, digits and -, not: " + id);
        }
        if (from == null || to == null) {
            throw new IllegalArgumentException("from, to: times such as 08:00, not: " + from + ", " + to);
        }
        person = username("person", person);
        backup = backup == null || backup.isBlank() ? null : username("backup", backup);
        if (person.equals(backup)) {
            throw new IllegalArgumentException("backup: somebody else than the person, not: " + backup);
        }
    }

    static String username(String field, @Nullable String given) {
        if (given == null || !given.matches(Account.USERNAME)) {
            throw new IllegalArgumentException(field + ": a username, not: " + given);
        }
        return given;
    }

    boolean crossesMidnight() {
        return !to.isAfter(from);
    }
}
