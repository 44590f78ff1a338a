package io.linli.api.rule;

import io.linli.api.device.DeviceStore;
import io.linli.api.http.Problem;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.linli.model.Rule;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whom a rule reaches, and so whose it is to change: theirs in whose grids all of it lies. */
final class RuleReach {
    private RuleReach() {}

    /** The homes and sites that any of the rules covers, by place and by the tags of all of their devices. */
    static List<Subject> subjects(Transaction tx, Collection<Rule> rules) {
        return homesAndSites(tx).entrySet().stream()
                .filter(place -> rules.stream().anyMatch(rule -> covers(rule, place.getKey(), place.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The longest prefix of the grid codes of all homes and sites that it covers; empty where it covers none. */
    static String grid(Transaction tx, Rule rule) {
        return homesAndSites(tx).entrySet().stream()
                .filter(place -> covers(rule, place.getKey(), place.getValue()))
                .flatMap(place -> place.getValue().stream())
                .map(device -> device.place().grid())
                .reduce(RuleReach::shared)
                .orElse("");
    }

    private static String shared(String one, String other) {
        var same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return one.substring(0, same);
    }

    private static Map<Subject, List<Device>> homesAndSites(Transaction tx) {
        var places = new LinkedHashMap<Subject, List<Device>>();
        for (var device : DeviceStore.all(tx)) {
            var subject = device.subject();
            if (device.active() && (subject.kind() == SubjectKind.HOME || subject.kind() == SubjectKind.SITE)) {
                places.computeIfAbsent(subject, first -> new ArrayList<>()).add(device);
            }
        }
        return places;
    }

    private static boolean covers(Rule rule, Subject subject, List<Device> devices) {
        var tags = devices.stream().flatMap(device -> device.tags().stream()).collect(Collectors.toUnmodifiableSet());
        return devices.stream()
                .anyMatch(device ->
                        rule.applies().covers(subject, tags, device.place().grid()));
    }

    /** Refuses who would change what applies beyond their own grids. */
    static void requireWithin(Transaction tx, Caller caller, Collection<Rule> rules) {
        for (var rule : rules) {
            if (!isWithin(tx, rule.applies(), caller.grid())) {
                throw Problem.forbidden("rule " + rule.id() + " applies " + where(rule.applies())
                                + ", which reaches beyond " + caller.grid())
                        .asException();
            }
        }
    }

    /** By its grids; without, where the homes or sites that it names stand, else wherever devices are. */
    private static boolean isWithin(Transaction tx, Rule.Scope applies, String grid) {
        if (!applies.grids().isEmpty()) {
            return applies.grids().stream().allMatch(each -> each.startsWith(grid));
        }
        if (applies.names().isEmpty() || applies.subject() == null) {
            return DeviceStore.areAllWithin(tx, grid);
        }
        var kind = applies.subject();
        return applies.names().stream()
                .map(name -> DeviceStore.ofSubject(tx, new Subject(kind, name).toString()))
                .allMatch(devices -> !devices.isEmpty()
                        && devices.stream()
                                .allMatch(device -> device.place().grid().startsWith(grid)));
    }

    private static String where(Rule.Scope applies) {
        if (!applies.grids().isEmpty()) {
            return "in " + String.join(", ", applies.grids());
        }
        return applies.names().isEmpty() ? "everywhere" : "to " + String.join(", ", applies.names());
    }
}
