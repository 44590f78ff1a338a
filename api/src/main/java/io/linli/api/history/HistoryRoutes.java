package io.linli.api.history;

import io.linli.api.device.DeviceStore;
import io.linli.api.http.Access;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.ProblemException;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was measured, told to those whose home or area it is. */
public final class HistoryRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRoutes.class);
    /** Of the finer steps that days are put together from. */
    private static final int MOST_STEPS = 250_000;

    private final Records records;
    private final Optional<History> history;
    private final Clock clock;

    /** @param history empty where no store of it is set */
    public HistoryRoutes(Records records, Optional<History> history, Clock clock) {
        this.records = records;
        this.history = history;
        this.clock = clock;
    }

    public void mount(Routes routes) {
        routes.on("listReadings", this::list);
    }

    private Future<Reply> list(Call call) {
        var wish = Wish.of(call, clock.instant());
        return records.later(tx -> devices(tx, call.caller(), wish))
                .compose(devices -> read(store(), wish, devices))
                .map(found -> Reply.ok(Map.of("series", found)));
    }

    /** What is not theirs to see is as unknown as what is not there. */
    private static List<Device> devices(Transaction tx, Caller caller, Wish wish) {
        var asked = wish.device() == null
                ? DeviceStore.ofSubject(tx, String.valueOf(wish.subject()))
                : DeviceStore.find(tx, wish.device()).stream().toList();
        var seen = asked.stream()
                .filter(device ->
                        caller.sees(device.place().grid(), device.subject().toString()))
                .toList();
        if (seen.isEmpty()) {
            var what = wish.device() == null ? "subject " + wish.subject() : "device " + wish.device();
            throw Problem.notFound(what).asException();
        }
        if (!Access.allowsReadings(caller.role(), seen.get(0).subject().toString())) {
            throw Problem.forbidden("the role " + caller.role() + " is not told what was measured in homes")
                    .asException();
        }
        return seen;
    }

    private History store() {
        return history.orElseThrow(() -> unavailable("no store of history is set; LINLI_INFLUX_URL names one"));
    }

    private static Future<List<Series>> read(History store, Wish wish, List<Device> devices) {
        var metrics = wish.metricsOf(devices);
        if (metrics.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        wish.requireFew(devices.size() * metrics.size());
        // A device that moved tells nothing here of the home where it was before.
        var subject = devices.get(0).subject().toString();
        var question = new HistoryQuestion(
                subject, wish.device(), metrics, wish.from(), wish.to(), null, Wish.MOST_POINTS + 1);
        return answer(store, wish.resolution(), question, devices.get(0))
                .recover(HistoryRoutes::tellWhy)
                .map(wish::requireFew);
    }

    private static Future<List<Series>> answer(
            History store, @Nullable Resolution resolution, HistoryQuestion question, Device device) {
        if (resolution == null) {
            return store.read(question);
        }
        if (resolution.isLocalDays()) {
            return new LocalDays(device.place().zone()).read(store, question.atMost(MOST_STEPS));
        }
        return store.read(question.inSteps(resolution.step()));
    }

    private static <T> Future<T> tellWhy(Throwable problem) {
        if (problem instanceof ProblemException) {
            return Future.failedFuture(problem);
        }
        LOG.warn("History cannot be read: {}", problem.toString());
        return Future.failedFuture(unavailable("the store of history does not answer as it should;"
                + " alerts and incidents do not need it, /health/ready names the cure"));
    }

    private static RuntimeException unavailable(String detail) {
        return new Problem(503, "history-unavailable", "History cannot be read now", detail).asException();
    }
}
