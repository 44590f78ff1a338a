package io.linli.api.appraisal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** So many of so many. */
record Ratio(int did, int should) {

    static Ratio none() {
        return new Ratio(0, 0);
    }

    Ratio and(boolean isDone) {
        return new Ratio(did + (isDone ? 1 : 0), should + 1);
    }

    /** Empty where there was nothing to do. */
    Optional<Double> share() {
        return should == 0 ? Optional.empty() : Optional.of((double) did / should);
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("did", did);
        view.put("should", should);
        share().ifPresent(share -> view.put("share", share));
        return view;
    }
}
