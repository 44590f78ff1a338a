package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.Community;
import io.linli.api.RunningApi;
import io.linli.model.Level;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every channel does: deliver, try again, give up, and slow down when asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract {
    private final RunningApi api = RunningApi.start();
    private UUID incident = new UUID(0, 0);
    private NoticeSender sender = new NoticeSender(api.records(), List.of());
    protected Channel channel;

    /** The channel under test, as after a start. */
    protected abstract Channel build();

    protected abstract String recipient();

    /** From now on the other side takes what comes, and says so to {@code sender} when it is asked to. */
    protected abstract void accept(NoticeSender sender);

    protected abstract void fail();

    /** The other side asks to wait, or the channel itself knows that it must. */
    protected abstract Duration slowDown();

    /** For a channel that has its own clock. */
    protected void pass(Duration time) {}

    /** What the notice carries for this channel. */
    protected Map<String, Object> data() {
        return Map.of("kind", "flood");
    }

    @BeforeAll
    void open() {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        incident = UUID.fromString(
                api.get("duty", "/api/v1/incidents").body().at("/items/0/id").asText());
    }

    @BeforeEach
    void begin() {
        channel = build();
        sender = new NoticeSender(api.records(), List.of(channel));
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void delivered() {
        accept(sender);
        var notice = notice();
        sender.attempt(notice.id());
        assertThat(state(notice)).isEqualTo(Notice.State.DELIVERED);
    }

    @Test
    void retried() {
        fail();
        var notice = notice();
        assertThat(sender.attempt(notice.id())).contains(channel.pauses().get(0));
        assertThat(state(notice)).isEqualTo(Notice.State.PENDING);
        accept(sender);
        sender.attempt(notice.id());
        assertThat(state(notice)).isEqualTo(Notice.State.DELIVERED);
    }

    @Test
    void givenUp() {
        fail();
        var notice = notice();
        for (var pause : channel.pauses()) {
            assertThat(sender.attempt(notice.id())).contains(pause);
            pass(pause);
        }
        assertThat(sender.attempt(notice.id())).isEmpty();
        assertThat(state(notice)).isEqualTo(Notice.State.FAILED);
        assertThat(sender.attempt(notice.id())).isEmpty();
    }

    @Test
    void rateLimited() {
        var wish = slowDown();
        var notice = notice();
        assertThat(sender.attempt(notice.id()).orElseThrow()).isGreaterThanOrEqualTo(wish);
        assertThat(state(notice)).isNotEqualTo(Notice.State.DELIVERED);
    }

    private Notice notice() {
        var notice = example();
        api.records().transact(tx -> {
            NoticeStore.add(tx, notice);
            return notice;
        });
        return notice;
    }

    protected Notice example() {
        return example(Level.II, Occasion.DISPATCHED, new Text("积水", "water"));
    }

    protected Notice example(Level level, Occasion occasion, Text text) {
        return new Notice(
                UUID.randomUUID(),
                incident,
                null,
                channel.id(),
                recipient(),
                null,
                occasion,
                level,
                Community.GRID,
                "site:underpass-east",
                text,
                data(),
                Notice.State.PENDING,
                0,
                "",
                Instant.now());
    }

    private Notice.State state(Notice notice) {
        return api.records()
                .transact(tx -> NoticeStore.lock(tx, notice.id()))
                .orElseThrow()
                .state();
    }
}
