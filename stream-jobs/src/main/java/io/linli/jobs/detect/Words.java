package io.linli.jobs.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of what is kept, each written once and then called by its number; 0 stands for none. */
final class Words {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The number of a word, from now on. */
    int of(@Nullable String word) {
        if (word == null) {
            return 0;
        }
        var known = numbers.putIfAbsent(word, numbers.size() + 1);
        return known == null ? numbers.size() : known;
    }

    void write(DataOutput out) throws IOException {
        Compact.write(numbers.size(), out);
        for (var word : numbers.keySet()) {
            out.writeUTF(word);
        }
    }

    /** By their numbers; the first is null. */
    static List<@Nullable String> read(DataInput in) throws IOException {
        var size = Compact.readSize(in);
        var words = new ArrayList<@Nullable String>(size + 1);
        words.add(null);
        for (var i = 0; i < size; i++) {
            words.add(Shared.of(in.readUTF()));
        }
        return words;
    }
}
