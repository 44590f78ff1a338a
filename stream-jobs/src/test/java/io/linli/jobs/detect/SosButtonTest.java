package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons that are tried, pressed twice, or pressed all day. */
class SosButtonTest {
    private final PlainRunner runner = runner(SOS);

    @BeforeEach
    void register() {
        play(runner, record(box("box-1"), START), record(sensor("pendant-1", Metric.SOS, "bedroom"), START));
    }

    @Test
    void isATestWhileTheBoxIsTriedAndACallAgainAfterwards() {
        play(
                runner,
                said(SignalKind.TEST_STARTED, "box-1", minutes(1)),
                press("box-1", "t1", minutes(2)),
                press("box-1", "t2", minutes(10)));
        assertThat(runner.alerts()).isEmpty();
        play(runner, press("box-1", "t2", minutes(10)), press("box-1", "p1", minutes(11)));
        assertThat(runner.alerts())
                .singleElement()
                .extracting(Alert::raisedAt)
                .satisfies(at -> assertThat(at.toEpochMilli()).isEqualTo(minutes(11)));
    }

    @Test
    void aTestOfOneBoxLeavesTheOthersAlone() {
        play(runner, said(SignalKind.TEST_STARTED, "box-1", minutes(1)), pendant(1, minutes(2), Quality.GOOD));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void aTestEndsEarlyWhenTheBoxSaysSo() {
        play(
                runner,
                said(SignalKind.TEST_STARTED, "box-1", minutes(1)),
                said(SignalKind.TEST_ENDED, "box-1", minutes(3)),
                press("box-1", "p1", minutes(4)));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void aBoxThatAnnouncesTestsForEverIsHeardAfterTheFirst() {
        for (var minute = 0; minute < 10; minute++) {
            play(runner, said(SignalKind.TEST_STARTED, "box-1", minutes(minute)));
        }
        play(runner, press("box-1", "p1", minutes(10)));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void aTestToldLateOrKeptByTheBrokerOpensNoWindow() {
        for (var quality : List.of(Quality.BACKFILL, Quality.SNAPSHOT)) {
            play(runner, new Signal(HOME, "box-1", SignalKind.TEST_STARTED, "", Map.of(), START, minutes(1), quality));
        }
        play(runner, press("box-1", "p1", minutes(2)));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void theSixthPressOfADayStillCallsAndAdvisesToCheckTheButton() {
        for (var call = 1; call <= 6; call++) {
            play(
                    runner,
                    press("box-1", "p" + call, minutes(call * 20)),
                    said(SignalKind.SOS_CLEARED, minutes(call * 20 + 5)));
        }
        var raised = runner.alerts().stream().filter(Alert::isOpen).toList();
        assertThat(raised).hasSize(6).allMatch(alert -> alert.level() == Level.I);
        assertThat(raised.get(4).text().zh()).doesNotContain("检查按钮");
        assertThat(raised.get(5).text().zh()).contains("今天已按6次", "检查按钮");
        play(runner, press("box-1", "tomorrow", minutes(24 * 60)));
        assertThat(runner.alerts())
                .last()
                .satisfies(alert -> assertThat(alert.explanation())
                        .doesNotContainKey("check_button")
                        .containsEntry("presses_today", 1));
    }

    @Test
    void aDoublePressCountsOnce() {
        for (var second = 0; second < 10; second += 2) {
            play(runner, press("box-1", "p" + second, START + second * 1000L));
        }
        assertThat(runner.alerts())
                .last()
                .satisfies(alert -> assertThat(alert.explanation())
                        .containsEntry("presses_today", 1)
                        .containsEntry("presses", 5));
    }

    @Test
    void readsWhatItsFirstVersionRemembered() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeLong(START);
        out.writeUTF("box-1");
        out.writeUTF("p1");
        out.writeBoolean(false);
        out.writeInt(2);
        out.writeLong(START);
        out.writeLong(START);
        out.writeLong(Long.MIN_VALUE);
        out.writeByte(1);
        out.writeUTF("box-1#p1");
        var read = Detectors.of(RuleKind.SOS).read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        var again = new ByteArrayOutputStream();
        read.write(new DataOutputStream(again));
        assertThat(read.toString()).contains("onset=" + START, "devices=[box-1]", "press=p1", "presses=2", "box-1#p1");
        assertThat(Detectors.of(RuleKind.SOS).read(new DataInputStream(new ByteArrayInputStream(again.toByteArray()))))
                .isEqualTo(read);
    }

    private static Reading pendant(double value, long at, Quality quality) {
        return new Reading(HOME, "pendant-1", Metric.SOS, value, at, at, quality);
    }
}
