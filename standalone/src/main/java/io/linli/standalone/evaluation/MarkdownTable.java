package io.linli.standalone.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows under a head, as people read them in a document. */
final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... head) {
        row(head);
        lines.add("|" + String.join("|", Collections.nCopies(head.length, "---")) + "|");
    }

    void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
