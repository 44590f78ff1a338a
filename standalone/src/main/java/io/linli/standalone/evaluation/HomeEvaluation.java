package io.linli.standalone.evaluation;

import java.util.List;
import java.util.Map;

/** How soon silence is noticed, and how often somebody is called for nothing. */
final class HomeEvaluation implements Evaluation {

    @Override
    public Judgement judge(Assignment assignment) {
        var picture = new Picture("Delay against false alarms", "false alarms", "delay (min)", List.of());
        return new Judgement(List.of(), List.of(), Map.of(), "", picture);
    }
}
