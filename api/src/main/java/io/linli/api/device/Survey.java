package io.linli.api.device;

import io.linli.api.device.Condition.Reason;
import io.linli.api.device.Condition.State;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All devices of somebody's grids at once, those that need to be looked at first. */
final class Survey {
    private static final Duration TODAY = Duration.ofHours(24);

    private final Liveness liveness;

    Survey(Liveness liveness) {
        this.liveness = liveness;
    }

    /** What a list is narrowed to; null and the empty string mean any. */
    record Filter(
            String grid,
            String text,
            @Nullable State state,
            @Nullable String category,
            int offset,
            int limit) {}

    /**
     * One page of the list.
     *
     * @param total how many the filter leaves
     * @param all of the caller, whatever the filter
     */
    record Page(List<Condition> conditions, int total, List<Condition> all, Map<String, List<Outage>> outages) {}

    Page page(Transaction tx, Caller caller, Filter filter) {
        var all = conditions(tx, caller, filter.grid());
        var left = all.stream().filter(condition -> isMeant(condition, filter)).toList();
        var conditions = left.stream()
                .sorted(Condition.TO_BE_LOOKED_AT_FIRST)
                .skip(filter.offset())
                .limit(filter.limit())
                .toList();
        var ids = conditions.stream().map(condition -> condition.device().id()).toList();
        return new Page(
                conditions, left.size(), all, OutageStore.of(tx, ids, tx.now().minus(TODAY)));
    }

    private List<Condition> conditions(Transaction tx, Caller caller, String grid) {
        var devices = liveness.devices(tx).stream()
                .filter(Device::active)
                .filter(device ->
                        caller.sees(device.place().grid(), device.subject().toString()))
                .filter(device -> device.place().grid().startsWith(grid))
                .toList();
        var silent = devices.stream()
                .filter(device -> device.kind() == DeviceKind.GATEWAY && !isOnline(tx, device))
                .map(Device::id)
                .collect(Collectors.toSet());
        var rejected = RejectedStore.countByDevice(tx, tx.now().minus(TODAY));
        var scene = new Condition.Scene(tx.now(), rejected, silent);
        return devices.stream()
                .map(device -> Condition.of(device, liveness.of(device.id()), scene))
                .toList();
    }

    private boolean isOnline(Transaction tx, Device device) {
        return liveness.of(device.id())
                .map(seen -> seen.isOnline(device, tx.now()))
                .orElse(false);
    }

    private static boolean isMeant(Condition condition, Filter filter) {
        return (filter.state() == null || condition.states().contains(filter.state()))
                && (filter.category() == null || condition.category().equals(filter.category()))
                && (filter.text().isEmpty() || condition.matches(filter.text()));
    }

    /** As it is shown outside. */
    static Map<String, Object> view(Page page, Instant now) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                "items",
                page.conditions().stream()
                        .map(condition -> view(condition, page.outages(), now))
                        .toList());
        view.put("total", page.total());
        view.put("counts", counts(page.all()));
        view.put("categories", categories(page.all()));
        return view;
    }

    private static Map<String, Object> view(Condition condition, Map<String, List<Outage>> outages, Instant now) {
        var device = condition.device();
        var view = SurveyRoutes.view(device, Optional.ofNullable(condition.seen()), now);
        view.put("category", condition.category());
        view.put("states", condition.states().stream().map(State::id).toList());
        view.put("reason", condition.reason().id());
        view.put("rejected", condition.rejected());
        view.put("outages", outages.getOrDefault(device.id(), List.of()));
        return view;
    }

    private static Map<String, Object> counts(List<Condition> all) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("all", all.size());
        for (var state : State.values()) {
            counts.put(state.id(), count(all, condition -> condition.states().contains(state)));
        }
        counts.put("behind_gateway", count(all, condition -> condition.reason() == Reason.BEHIND_GATEWAY));
        return counts;
    }

    private static long count(List<Condition> all, Predicate<Condition> test) {
        return all.stream().filter(test).count();
    }

    private static Map<String, Long> categories(List<Condition> all) {
        return all.stream().collect(Collectors.groupingBy(Condition::category, TreeMap::new, Collectors.counting()));
    }
}
