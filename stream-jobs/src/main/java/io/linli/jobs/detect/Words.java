package io.linli.jobs.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of what is kept, each written once and then called by its number, 0 for none; those that most subjects have
 * are not written at all.
 */
final class Words {
    /** Stands in every checkpoint by its numbers: what comes new comes at the end, and nothing is ever taken out. */
    private static final List<String> COMMON =
            List.of(("sensor call_box gateway watched Asia/Shanghai live shadow hall living bedroom bathroom kitchen"
                            + " sos gas co smoke water-leak lift door-at-night heat cold power-outage crowding fall"
                            + " device flood inactivity")
                    .split(" "));

    private static final Map<String, Integer> NUMBERS = numbers();

    private final List<String> own = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        COMMON.forEach(word -> numbers.put(word, numbers.size() + 1));
        return Map.copyOf(numbers);
    }

    /** The number of a word, from now on. */
    int of(@Nullable String word) {
        if (word == null) {
            return 0;
        }
        var common = NUMBERS.get(word);
        if (common != null) {
            return common;
        }
        var known = numbers.putIfAbsent(word, COMMON.size() + 1 + own.size());
        if (known != null) {
            return known;
        }
        own.add(word);
        return COMMON.size() + own.size();
    }

    /** Each by how much of the one before it begins with, and the rest: names of a home have much in common. */
    void write(DataOutput out) throws IOException {
        Compact.write(own.size(), out);
        var before = "";
        for (var word : own) {
            var same = 0;
            while (same < Math.min(before.length(), word.length()) && before.charAt(same) == word.charAt(same)) {
                same++;
            }
            Compact.write(same, out);
            out.writeUTF(word.substring(same));
            before = word;
        }
    }

    static Words read(DataInput in) throws IOException {
        var words = new Words();
        var before = "";
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var same = Compact.readSize(in);
            before = before.substring(0, same) + in.readUTF();
            words.own.add(before);
        }
        return words;
    }

    /** Throws IOException on a number that is none's. */
    @Nullable
    String word(int number) throws IOException {
        if (number == 0) {
            return null;
        }
        var at = number - COMMON.size() - 1;
        if (at >= own.size()) {
            throw new IOException("a word without a number: " + number);
        }
        return at < 0 ? COMMON.get(number - 1) : own.get(at);
    }

    @Nullable
    String readWord(DataInput in) throws IOException {
        return word(Compact.readSize(in));
    }

    String readText(DataInput in) throws IOException {
        var word = readWord(in);
        if (word == null) {
            throw new IOException("a word is missing that must be there");
        }
        return word;
    }
}
