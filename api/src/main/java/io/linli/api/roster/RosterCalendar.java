package io.linli.api.roster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Stints as an iCalendar (RFC 5545). All times are UTC, worked out by the roster's own zone, so that a calendar anywhere
 * shows them right on either side of a change of the clocks.
 */
final class RosterCalendar {
    /** Octets of a line, its end not counted. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private RosterCalendar() {}

    /** @param name of who has a username */
    static String of(Roster roster, List<Stint> stints, Instant now, UnaryOperator<String> name) {
        var calendar = new RosterCalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Linli//Rosters//EN");
        stints.forEach(stint -> calendar.event(roster, stint, now, name));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Roster roster, Stint stint, Instant now, UnaryOperator<String> name) {
        var slot = stint.turn().slot();
        var person = stint.person();
        line("BEGIN:VEVENT");
        // The same stint keeps its name, so that a calendar that is read again changes it instead of having it twice.
        line("UID:" + slot.shift() + "-" + slot.date() + "-" + stint.from().getEpochSecond() + "@" + roster.id());
        line("SEQUENCE:" + roster.version());
        line("DTSTAMP:" + UTC.format(now));
        line("DTSTART:" + UTC.format(stint.from()));
        line("DTEND:" + UTC.format(stint.to()));
        line("SUMMARY:" + escaped(person == null ? "无人值班 nobody on duty" : name.apply(person)));
        line("DESCRIPTION:" + escaped(roster.grid() + "; " + roster.tier().id()));
        line("END:VEVENT");
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** Folded by octets, never within a character. */
    private void line(String line) {
        var octets = 0;
        for (var at = 0; at < line.length(); ) {
            var character = Character.toString(line.codePointAt(at));
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            at += character.length();
        }
        text.append("\r\n");
    }
}
