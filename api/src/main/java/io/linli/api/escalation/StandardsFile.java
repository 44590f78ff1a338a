package io.linli.api.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.linli.api.escalation.Standards.Entry;
import io.linli.api.incident.state.Tier;
import io.linli.api.staff.Role;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Settings;
import io.linli.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a catalogue; what makes no sense throws IllegalArgumentException with the field, its value and the rule. */
public final class StandardsFile {
    private static final String SETTING = "LINLI_STANDARDS";
    private static final String SHIPPED = "/standards.yaml";

    private StandardsFile() {}

    /** The one that the setting names, else the one that is shipped. */
    public static Standards of(Settings settings) {
        var named = settings.find(SETTING);
        if (named.isEmpty()) {
            return shipped();
        }
        try {
            return parse(Files.readString(Path.of(named.get())));
        } catch (IOException e) {
            throw new IllegalArgumentException(SETTING + "=" + named.get() + " must be a file that can be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SETTING + "=" + named.get() + ": " + e.getMessage(), e);
        }
    }

    static Standards shipped() {
        try (InputStream file = Objects.requireNonNull(StandardsFile.class.getResourceAsStream(SHIPPED))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Standards parse(String yaml) {
        try {
            return standards(new SheetField("", Json.YAML.readTree(yaml)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static Standards standards(SheetField file) {
        file.only("version", "work", "standards");
        var version = file.at("version").text();
        if (!version.matches("[\\w.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "version=" + version + " must be 1 to 64 letters, digits, points and dashes");
        }
        var entries = file.at("standards").each(StandardsFile::entry);
        requireWhole(entries);
        return new Standards(version, calendar(file.at("work")), entries);
    }

    private static void requireWhole(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("standards must have one for all kinds first");
        }
        var first = entries.get(0);
        if (first.kind() != null || !first.grid().isEmpty()) {
            throw new IllegalArgumentException("standards[0] must be for all kinds and grids");
        }
        if (first.lead() == null
                || first.assist() == null
                || first.closeWhen() == null
                || first.levels().size() < 4) {
            throw new IllegalArgumentException("standards[0] must say lead, assist, close_when and all four levels");
        }
        var known = new HashSet<String>();
        for (var entry : entries) {
            if (!known.add(entry.kind() + entry.grid())) {
                throw new IllegalArgumentException(
                        "standards: kind=" + entry.kind() + " grid=" + entry.grid() + " stands there twice");
            }
        }
    }

    private static WorkCalendar calendar(SheetField work) {
        work.only("hours", "days", "holidays", "working");
        try {
            return new WorkCalendar(
                    work.at("hours").each(StandardsFile::span),
                    new HashSet<>(work.at("days").each(day -> day.parse(DayOfWeek::valueOf, "a day of the week"))),
                    dates(work.at("holidays")),
                    dates(work.at("working")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "work." + Objects.requireNonNull(e.getMessage()).replaceFirst("^work\\.", ""), e);
        }
    }

    private static HashSet<LocalDate> dates(SheetField list) {
        return new HashSet<>(list.each(day -> day.parse(LocalDate::parse, "a date such as 2026-10-01")));
    }

    private static WorkCalendar.Span span(SheetField field) {
        return field.parse(
                text -> new WorkCalendar.Span(
                        LocalTime.parse(text.replaceFirst("-.*", "")), LocalTime.parse(text.replaceFirst(".*-", ""))),
                "from a time to a later one, such as 09:00-12:00");
    }

    private static Entry entry(SheetField entry) {
        entry.only("kind", "grid", "lead", "assist", "call", "close_when", "levels");
        var grid = entry.has("grid") ? entry.at("grid").text() : "";
        if (!grid.matches("[0-9]{0,15}")) {
            throw new IllegalArgumentException(entry.path() + ".grid=" + grid + " must be 1 to 15 digits");
        }
        var levels = new EnumMap<Level, Limits>(Level.class);
        if (entry.has("levels")) {
            entry.at("levels").only("I", "II", "III", "IV");
            for (var level : Level.values()) {
                if (entry.at("levels").has(level.name())) {
                    levels.put(level, limits(entry.at("levels").at(level.name())));
                }
            }
        }
        return new Entry(
                entry.has("kind") ? entry.at("kind").parse(RuleKind::parse, "a kind of event") : null,
                grid,
                entry.has("lead") ? roles(entry.at("lead")) : null,
                entry.has("assist") ? roles(entry.at("assist")) : null,
                entry.has("call") ? entry.at("call").each(StandardsFile::number) : null,
                entry.has("close_when") ? words(entry.at("close_when")) : null,
                levels);
    }

    private static List<Role> roles(SheetField list) {
        return list.each(role -> {
            var known = role.parse(Role::valueOf, "a role");
            if (known == Role.SYSTEM) {
                throw new IllegalArgumentException(role.path() + "=SYSTEM must be a role of people");
            }
            return known;
        });
    }

    private static String number(SheetField field) {
        return field.parse(
                text -> {
                    if (!text.matches("[0-9+]{3,20}")) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                },
                "a number that can be called, such as '119'");
    }

    private static Text words(SheetField field) {
        field.only("zh", "en");
        return new Text(field.at("zh").text(), field.at("en").text());
    }

    private static Limits limits(SheetField field) {
        field.only("acknowledge", "arrive", "feedback", "close", "extension", "visit", "answer");
        field.at("acknowledge").only("grid", "community", "street", "department");
        Map<Tier, Limit> acknowledge = new EnumMap<>(Tier.class);
        for (var tier : Tier.values()) {
            if (field.at("acknowledge").has(tier.id())) {
                acknowledge.put(tier, field.at("acknowledge").at(tier.id()).limit());
            }
        }
        try {
            return new Limits(
                    acknowledge,
                    field.has("arrive") ? field.at("arrive").limit() : null,
                    field.at("feedback").limit(),
                    field.at("close").limit(),
                    field.at("extension").limit(),
                    field.at("visit").limit(),
                    field.at("answer").limit());
        } catch (IllegalArgumentException e) {
            var said = Objects.requireNonNull(e.getMessage());
            throw new IllegalArgumentException(said.startsWith(field.path()) ? said : field.path() + "." + said, e);
        }
    }
}
