package io.linli.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The record of all figures: each benchmark writes its own section and leaves the others alone. */
public final class MeasuredDocument {
    private static final String HEAD = """
            # Measured

            Written by `./linli bench NAME`, one section each, never by hand. Delays count from the time at which a
            message was meant to be sent. A goal that was not reached is called missed.
            """;

    private final Path file;

    public MeasuredDocument(Path file) {
        this.file = file;
    }

    public void put(Report report, Map<String, String> machine) throws IOException {
        var text = Files.exists(file) ? Files.readString(file) : HEAD;
        var begin = "<!-- begin " + report.name() + " -->\n";
        var end = "<!-- end " + report.name() + " -->\n";
        var section = begin + report.markdown(machine) + end;
        var from = text.indexOf(begin);
        var to = text.indexOf(end);
        if (from >= 0 && to > from) {
            text = text.substring(0, from) + section + text.substring(to + end.length());
        } else {
            text = text + "\n" + section;
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }
}
