package io.linli.api.notify;

import io.linli.api.notify.channels.PushChannel;
import io.linli.api.notify.channels.WebhookChannel;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import io.linli.model.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the ways to people while nothing happens; what it sends says that it is a test and is never counted. */
final class Rehearsal {
    /** In the data of each notice of a drill. */
    static final String DRILL = "drill";

    private static final Text TEST = new Text("通知渠道测试，无需处理", "of this way to you; nothing is to be done");
    private static final Text WEEKLY =
            new Text("每周通知演练，无需处理", "of the week, by each way to you; nothing is to be done");
    private static final Set<Role> WORKERS =
            Set.of(Role.GRID_WORKER, Role.GRID_LEAD, Role.COMMUNITY_DUTY, Role.STREET_DISPATCHER, Role.DEPT_HANDLER);

    private final NoticeConfig config;
    private final Set<Way> ways;

    Rehearsal(NoticeConfig config) {
        this.config = config;
        this.ways = Way.of(config);
    }

    /** By one channel: to whoever asks where it reaches persons, else to its receivers; empty where it reaches none. */
    List<Notice> test(Transaction tx, Caller caller, String channel) {
        var own = ContactStore.of(tx, caller.username()).stream()
                .flatMap(person -> toPerson(person, TEST, null, tx.now()));
        var shared = config.robots().forGrid(caller.grid()).stream()
                .map(robot -> draft(robot.kind().id(), robot.grid(), caller.grid(), TEST, null, tx.now()));
        return Stream.of(own, shared, webhook(caller.grid(), TEST, null, tx.now()))
                .flatMap(notices -> notices)
                .filter(notice -> notice.channel().equals(channel))
                .toList();
    }

    /** By every channel to everybody who works. */
    List<Notice> drill(Transaction tx) {
        var id = UUID.randomUUID().toString();
        var people = ContactStore.of(tx, ContactStore.working(tx, WORKERS)).stream()
                .flatMap(person -> toPerson(person, WEEKLY, id, tx.now()));
        var robots = config.robots().all().stream()
                .map(robot -> draft(robot.kind().id(), robot.grid(), robot.grid(), WEEKLY, id, tx.now()));
        return Stream.of(people, robots, webhook("", WEEKLY, id, tx.now()))
                .flatMap(notices -> notices)
                .toList();
    }

    private Stream<Notice> webhook(String grid, Text text, @Nullable String drill, Instant at) {
        return config.webhook().stream().map(set -> draft(WebhookChannel.ID, "webhook", grid, text, drill, at));
    }

    private Stream<Notice> toPerson(Contact person, Text text, @Nullable String drill, Instant at) {
        return person.among(ways).stream()
                .flatMap(way -> person.at(way).stream().map(address -> {
                    var notice = draft(way.channel, address.recipient(), person.grid(), text, drill, at);
                    if (address.browser() != null) {
                        notice.data()
                                .put(PushChannel.SUBSCRIPTION, address.browser().view());
                    }
                    return notice.to(person.username());
                }));
    }

    private static Notice draft(
            String channel, String recipient, String grid, Text text, @Nullable String drill, Instant at) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (drill != null) {
            data.put(DRILL, drill);
        }
        return new Notice(
                UUID.randomUUID(),
                null,
                null,
                channel,
                recipient,
                null,
                Occasion.TEST,
                Level.IV,
                grid,
                "",
                text,
                data,
                Notice.State.PENDING,
                0,
                "",
                at);
    }
}
