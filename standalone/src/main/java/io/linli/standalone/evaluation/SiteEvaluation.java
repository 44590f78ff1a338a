package io.linli.standalone.evaluation;

import java.util.List;
import java.util.Map;

/** How well floods are found and warned of. */
final class SiteEvaluation implements Evaluation {

    @Override
    public Judgement judge(Assignment assignment) {
        var picture = new Picture("Delay against false alarms", "false alarms", "delay (min)", List.of());
        return new Judgement(List.of(), List.of(), Map.of(), "", picture);
    }
}
