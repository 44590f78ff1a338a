package io.linli.jobs.detect.risks.hazard;

import io.linli.model.Text;
import java.util.Map;

/** What is said of one kind of hazard. */
public interface HazardWords<T extends Track> {

    /** Adds to the explanation what was measured, and by what limit it is judged. */
    void explain(Told told, Sight<T> sight, Map<String, Object> explanation);

    /** One sentence, or two, while the alert is open. */
    Text raised(Told told, Sight<T> sight);

    Text ended(Told told, Sight<T> sight);
}
