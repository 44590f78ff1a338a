package io.linli.jobs.correlate;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.RuleKind;
import io.linli.model.Stage;
import io.linli.model.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** What others say that makes an alert weigh more. */
final class Confirmations {
    private Confirmations() {}

    /** The alert with what confirms it, the same where nothing does. */
    static Alert of(Alert said, GridMemory memory) {
        if (said.kind() == RuleKind.FLOOD) {
            var neighbours = neighbours(said, memory);
            return neighbours.isEmpty() ? said : wetBeside(said, neighbours);
        }
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

    /** Other sites of the grid that stand under water. */
    private static List<Alert> neighbours(Alert said, GridMemory memory) {
        return memory.standing.stream()
                .filter(other -> other.kind() == RuleKind.FLOOD && other.mode() == said.mode())
                .filter(other ->
                        other.stage() != Stage.WARNING && !other.subject().equals(said.subject()))
                .filter(other ->
                        Duration.between(other.onset(), said.onset()).abs().compareTo(Nearness.ONE_RAIN) <= 0)
                .toList();
    }

    private static Alert wetBeside(Alert said, List<Alert> neighbours) {
        var why = new LinkedHashMap<>(said.explanation());
        why.put("confirmed_by", neighbours.stream().map(Alert::id).toList());
        var places = neighbours.stream().map(other -> other.place().label()).toList();
        var zh = new StringBuilder(said.text().zh())
                .append("附近也已积水：")
                .append(String.join("、", places))
                .append("。");
        var en = new StringBuilder(said.text().en())
                .append(" Water nearby, too: ")
                .append(String.join(", ", places))
                .append(".");
        var level = said.level();
        if (isPumpStill(said) && level != Level.I) {
            level = Level.values()[level.ordinal() - 1];
            why.put("raised_by", "neighbour_and_pump");
            zh.append("水泵未运行，提高一级处置，请立即检查水泵。");
            en.append(" No pump is running: raised by one level. See to the pump.");
        }
        return said.saying(level, said.levelAt(), why, new Text(zh.toString(), en.toString()));
    }

    /** A low point whose pumps are known and all stand still, and detection has not counted that yet. */
    private static boolean isPumpStill(Alert said) {
        return said.explanation().get("pumps_running") instanceof Collection<?> running
                && running.isEmpty()
                && !"pump".equals(said.explanation().get("cause"))
                && !"rain".equals(said.explanation().get("cause"));
    }
}
