package io.linli.api.form;

import io.linli.api.staff.Caller;
import io.linli.model.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody filled in, by form or as a row of a table. Each bad value is complained of; the rest is read on. */
public final class Form {
    /** Where nobody names another zone. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final int line;
    private final Map<String, String> values;
    private final List<Complaint> complaints = new ArrayList<>();

    /** @param line of the table, as a spreadsheet counts; 0 for a form */
    public Form(int line, Map<String, String> values) {
        this.line = line;
        this.values = Map.copyOf(values);
    }

    public int line() {
        return line;
    }

    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    public boolean isGood() {
        return complaints.isEmpty();
    }

    public void bad(String field, Text reason) {
        complaints.add(new Complaint(field, text(field), reason));
    }

    /** Empty where nothing was filled in. */
    public String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    public @Nullable String optional(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    public String required(String field, int longest) {
        if (text(field).isEmpty()) {
            bad(field, Reasons.MISSING);
        }
        return limited(field, longest);
    }

    public String limited(String field, int longest) {
        var text = text(field);
        if (text.length() > longest) {
            bad(field, Reasons.tooLong(longest));
        } else if (text.chars().anyMatch(sign -> sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t')) {
            bad(field, Reasons.CONTROL);
        } else if (text.codePoints().anyMatch(sign -> Character.getType(sign) == Character.SURROGATE)) {
            bad(field, Reasons.HALF);
        }
        return text;
    }

    /** What is filled in must look so. */
    public String shaped(String field, String shape, Text rule) {
        var text = text(field);
        if (!text.isEmpty() && !text.matches(shape)) {
            bad(field, rule);
        }
        return text;
    }

    public String requiredShaped(String field, String shape, Text rule) {
        if (text(field).isEmpty()) {
            bad(field, Reasons.MISSING);
        }
        return shaped(field, shape, rule);
    }

    public @Nullable Integer whole(String field, int min, int max) {
        if (text(field).isEmpty()) {
            return null;
        }
        var number = value(field, Reasons.range(min, max), Integer::valueOf);
        if (number != null && (number < min || number > max)) {
            bad(field, Reasons.range(min, max));
        }
        return number;
    }

    public @Nullable Double number(String field) {
        if (text(field).isEmpty()) {
            return null;
        }
        return value(field, Reasons.NUMBER, text -> {
            var number = Double.valueOf(text);
            if (!Double.isFinite(number)) {
                throw new NumberFormatException(text);
            }
            return number;
        });
    }

    /** Whole codes or prefixes of them that are the caller's. */
    public String grid(Caller caller, int shortest) {
        var grid = requiredShaped("grid", "[0-9]{" + shortest + ",15}", Reasons.grid(shortest));
        if (isGood("grid") && !grid.startsWith(caller.grid())) {
            bad("grid", Reasons.outside(caller.grid()));
        }
        return grid;
    }

    public ZoneId zone() {
        if (text("zone").isEmpty()) {
            return ZONE;
        }
        var zone = value("zone", Reasons.ZONE, ZoneId::of);
        return zone == null ? ZONE : zone;
    }

    public boolean flag(String field) {
        var text = text(field).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !YesNo.FLAGS.containsKey(text)) {
            bad(field, Reasons.FLAG);
        }
        return YesNo.FLAGS.getOrDefault(text, false);
    }

    /** Several words in one field. */
    public Set<String> list(String field) {
        return Arrays.stream(text(field).split("[;；,，、|]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Null, and complained of, when {@code meaning} throws. */
    public <T> @Nullable T value(String field, Text rule, Function<String, @Nullable T> meaning) {
        try {
            var value = meaning.apply(text(field));
            if (value == null) {
                bad(field, rule);
            }
            return value;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            bad(field, rule);
            return null;
        }
    }

    public boolean isGood(String field) {
        return complaints.stream().noneMatch(complaint -> complaint.field().equals(field));
    }

    /** What is wrong, for people who read no table. */
    public Optional<String> trouble() {
        return isGood()
                ? Optional.empty()
                : Optional.of(complaints.stream()
                        .map(complaint ->
                                complaint.field() + ": " + complaint.reason().en() + ", not: " + complaint.value())
                        .collect(Collectors.joining("; ")));
    }

    /** The same key twice in one table is a slip: nobody knows which is meant. */
    public static void requireUnique(List<Form> forms, String key) {
        var first = new HashMap<String, Integer>();
        for (var form : forms) {
            var earlier = form.text(key).isEmpty() ? null : first.putIfAbsent(form.text(key), form.line());
            if (earlier != null) {
                form.bad(key, Reasons.twice(earlier));
            }
        }
    }

    public static Set<String> all(List<Form> forms, String field) {
        return forms.stream()
                .map(form -> form.text(field))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }
}
