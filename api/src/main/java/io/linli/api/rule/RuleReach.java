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

    /** Refuses who would change what applies beyond their own grids; one without grids applies wherever devices are. */
    static void requireWithin(Transaction tx, Caller caller, Collection<Rule> rules) {
        for (var rule : rules) {
            var grids = rule.applies().grids();
            var isWithin = grids.isEmpty()
                    ? DeviceStore.areAllWithin(tx, caller.grid())
                    : grids.stream().allMatch(grid -> grid.startsWith(caller.grid()));
            if (!isWithin) {
                throw Problem.forbidden("rule " + rule.id() + " applies "
                                + (grids.isEmpty() ? "everywhere" : "in " + String.join(", ", grids))
                                + ", which reaches beyond " + caller.grid())
                        .asException();
            }
        }
    }
}
