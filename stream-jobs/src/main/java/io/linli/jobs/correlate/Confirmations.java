package io.linli.jobs.correlate;

import io.linli.model.Alert;
import io.linli.model.Text;
import java.util.LinkedHashMap;
import java.util.List;

/** What others say that makes an alert weigh more. */
final class Confirmations {
    private Confirmations() {}

    /** The alert with what confirms it, the same where nothing does. */
    static Alert of(Alert said, GridMemory memory) {
        var below = Leaks.below(said, memory);
        return below.isEmpty() ? said : wetBelow(said, below);
    }

    private static Alert wetBelow(Alert said, List<Alert> below) {
        var why = new LinkedHashMap<>(said.explanation());
        why.put("wet_below", below.stream().map(Alert::id).toList());
        var places = below.stream().map(other -> other.place().label()).toList();
        var zh = said.text().zh() + "楼下也已渗水：" + String.join("、", places) + "。";
        var en = said.text().en() + " Wet below, too: " + String.join(", ", places) + ".";
        return said.saying(said.level(), said.levelAt(), why, new Text(zh, en));
    }
}
