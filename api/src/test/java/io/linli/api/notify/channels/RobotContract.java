package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.SettableClock;
import io.linli.api.notify.Channel;
import io.linli.api.notify.Occasion;
import io.linli.api.notify.Receipt;
import io.linli.api.notify.Robot;
import io.linli.model.Level;
import io.linli.model.Text;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every robot does in its group, besides. */
abstract class RobotContract extends HttpChannelContract {
    static final String SECRET = "a-secret-of-a-group";
    static final String MOBILE = "13800000001";
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private SettableClock clock = new SettableClock(NOW);
    private boolean english;

    /** Of the kind under test, to that address. */
    protected abstract Robot robot(URI address);

    protected abstract Channel build(Courier carrier, List<Robot> robots, boolean isEnglish, Clock time);

    /** The text in the last message, as the group shows it. */
    protected abstract String said();

    protected abstract String answer(int code);

    /** How often it may speak at once when it is not of level I. */
    protected abstract int atOnce();

    protected abstract int mostBytes();

    @Test
    void howUrgentItIsComesFirst() {
        accept();
        channel.deliver(example());
        assertThat(said()).startsWith("【II级·橙色】积水").doesNotContain("water");
    }

    @Test
    void englishFollowsWhereItIsWanted() {
        accept();
        english = true;
        build().deliver(example(Level.I, Occasion.LEVEL_ROSE, new Text("积水", "water")));
        english = false;
        assertThat(said()).startsWith("【升至I级·红色】积水\n[Raised to level I, red] water");
    }

    @Test
    void whatIsTooLongIsCutAtACharacter() {
        accept();
        channel.deliver(example(Level.III, Occasion.DISPATCHED, new Text("深".repeat(5_000), "")));
        assertThat(said().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(mostBytes() - 3, mostBytes());
        assertThat(said()).endsWith("深…");
    }

    @Test
    void anAnswerThatIsNoneOfItsOwnIsAFailure() {
        server.answer(200, "<html>it works</html>");
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void aCodeThatNobodyKnowsIsTriedAgain() {
        server.answer(200, answer(-1));
        assertThat(channel.deliver(example())).isEqualTo(new Receipt.Failed("-1 said so"));
    }

    @Test
    void itHoldsBackBeforeTheGroupShutsItOut() {
        accept();
        for (var i = 0; i < atOnce(); i++) {
            assertThat(channel.deliver(example())).isInstanceOf(Receipt.Delivered.class);
        }
        assertThat(channel.deliver(example())).isInstanceOf(Receipt.Postponed.class);
        assertThat(channel.deliver(example(Level.I, Occasion.DISPATCHED, new Text("着火", "fire"))))
                .isInstanceOf(Receipt.Delivered.class);
        assertThat(server.received()).hasSize(atOnce() + 1);
    }

    @Test
    void nothingFollowsWhileItIsShutOut() {
        slowDown();
        channel.deliver(example());
        assertThat(channel.deliver(example(Level.I, Occasion.DISPATCHED, new Text("着火", "fire"))))
                .isEqualTo(new Receipt.Postponed(Duration.ofSeconds(77)));
    }

    @Test
    void aRobotThatIsNoLongerSetUpIsNotWaitedFor() {
        var none = build(new Courier(vertx, true), List.of(), false, clock);
        assertThat(none.deliver(example())).isInstanceOf(Receipt.Refused.class);
    }

    /** What the code means: tried again after a pause of its own, or never. */
    protected void assertMeaning(int code, String meaning) {
        server.answer(200, answer(code));
        var expected = meaning.equals("refused")
                ? new Receipt.Refused(code + " said so")
                : new Receipt.Failed(code + " said so", Duration.parse(meaning));
        assertThat(channel.deliver(example())).isEqualTo(expected);
    }

    @Override
    protected Channel build(Courier carrier, URI address) {
        clock = new SettableClock(NOW);
        return build(carrier, List.of(robot(address)), english, clock);
    }

    @Override
    protected void accept() {
        server.answer(200, answer(0));
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    protected String recipient() {
        return "110105";
    }
}
