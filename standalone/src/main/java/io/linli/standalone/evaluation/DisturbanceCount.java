package io.linli.standalone.evaluation;

import java.util.Map;

/**
 * What came of something that must not read as inactivity.
 *
 * @param trials how often it was tried
 * @param alerts said of a home that was thought to be silent, and would not have been said without
 * @param absences said of people who were out for very long
 */
record DisturbanceCount(String name, int trials, int alerts, int absences) {

    DisturbanceCount plus(DisturbanceCount other) {
        return new DisturbanceCount(name, trials + other.trials, alerts + other.alerts, absences + other.absences);
    }

    Map<String, Object> json() {
        return Map.of("disturbance", name, "trials", trials, "inactivity_alerts", alerts, "absence_alerts", absences);
    }
}
