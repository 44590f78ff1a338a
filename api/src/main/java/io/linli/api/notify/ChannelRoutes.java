package io.linli.api.notify;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether people can be reached: which channels are set up, how they did of late, and a test by each. */
public final class ChannelRoutes {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Records records;
    private final Writes writes;
    private final NoticeTimers timers;
    private final NoticeConfig config;
    private final List<String> channels;

    /** @param channels those that are set up */
    public ChannelRoutes(Records records, NoticeTimers timers, NoticeConfig config, List<String> channels) {
        this.records = records;
        this.writes = new Writes(records);
        this.timers = timers;
        this.config = config;
        this.channels = List.copyOf(channels);
    }

    public void mount(Routes routes) {
        routes.on("listChannels", this::list);
        routes.on("testChannel", this::test);
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> {
            var lately = ChannelStore.records(tx);
            var drill = ChannelStore.newestDrill(tx, call.caller()).stream()
                    .collect(Collectors.groupingBy(ChannelStore.Outcome::channel));
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put(
                    "channels",
                    channels.stream()
                            .map(id -> view(id, lately.get(id), drill.getOrDefault(id, List.of())))
                            .toList());
            config.drill().ifPresent(time -> whole.put("next_drill", time.next(tx.now())));
            return Reply.ok(whole);
        });
    }

    private static Map<String, Object> view(
            String id, ChannelStore.@Nullable Record lately, List<ChannelStore.Outcome> drill) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        if (lately != null) {
            putIfPresent(view, "last_success", lately.succeededAt());
            putIfPresent(view, "last_failure", lately.failedAt());
            putIfPresent(view, "failure", nobody(lately.failure()));
            view.put("delivered", lately.delivered());
            view.put("dead_letters", lately.deadLetters());
            view.put("waiting", lately.waiting());
        }
        if (!drill.isEmpty()) {
            view.put("drill", drill(drill));
        }
        return view;
    }

    private static Map<String, Object> drill(List<ChannelStore.Outcome> outcomes) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", outcomes.get(0).at());
        view.put("sent", outcomes.size());
        outcomes.stream()
                .collect(Collectors.groupingBy(ChannelStore.Outcome::state, Collectors.counting()))
                .forEach((state, count) -> view.put(state.name().toLowerCase(Locale.ROOT), count));
        view.put(
                "not_reached",
                outcomes.stream()
                        .filter(outcome -> outcome.state() == Notice.State.FAILED)
                        .map(outcome -> outcome.person() == null ? outcome.grid() : outcome.person())
                        .distinct()
                        .toList());
        return view;
    }

    private static void putIfPresent(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }

    /** Servers repeat whom they refuse. */
    private static @Nullable String nobody(@Nullable String failure) {
        return failure == null ? null : failure.replaceAll("[^\\s<>\"]+@[^\\s<>\"]+", "…");
    }

    private Future<Reply> test(Call call) {
        var channel = call.path("id");
        if (!channels.contains(channel)) {
            throw Problem.notFound("channel " + channel + ", or it is not set up")
                    .asException();
        }
        return writes.once(call, tx -> {
            var tests = timers.rehearsal().test(tx, call.caller(), channel);
            if (tests.isEmpty()) {
                throw Problem.unprocessable("by " + channel + " you cannot be reached")
                        .asException();
            }
            if (tests.stream()
                    .anyMatch(test -> ChannelStore.isTested(tx, test, tx.now().minus(PAUSE)))) {
                throw new Problem(429, "too-often", "It was tested a moment ago", "see how far that test got")
                        .asException();
            }
            tests.forEach(test -> timers.send(tx, test));
            return new Reply(202, reply(tests)).about(channel);
        });
    }

    private static String reply(List<Notice> tests) {
        return Reply.ok(Map.of("notices", tests.stream().map(NoticeSender::view).toList()))
                .body();
    }
}
