package io.linli.standalone.evaluation;

import java.util.Map;

/**
 * What came of something that must not read as inactivity.
 *
 * @param trials how often it was tried
 * @param alarms said to family and grid worker of a home that was thought to be silent, and would not have been without
 * @param calls as many check-in calls
 * @param absences alarms and calls for people who were out for very long
 */
record DisturbanceCount(String name, int trials, int alarms, int calls, int absences) {

    DisturbanceCount plus(DisturbanceCount other) {
        return new DisturbanceCount(
                name, trials + other.trials, alarms + other.alarms, calls + other.calls, absences + other.absences);
    }

    Map<String, Object> json() {
        return Map.of(
                "disturbance",
                name,
                "trials",
                trials,
                "inactivity_alerts",
                alarms,
                "calls",
                calls,
                "absences",
                absences);
    }
}
