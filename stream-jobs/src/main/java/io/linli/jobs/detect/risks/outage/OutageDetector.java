package io.linli.jobs.detect.risks.outage;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Finding;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Text;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls the roll of a home's gateways and meters: says who is there and who has fallen silent. One home cannot know
 * whether its building lost its power, so what it tells is a report to corroboration and never reaches people.
 */
public final class OutageDetector implements Detector<Roll> {
    private static final Set<Metric> METERED = Set.of(Metric.POWER, Metric.ENERGY, Metric.LAST_GASP);
    private static final long WHILE_BLIND = 60_000;
    /** Told again so often, so that corroboration may forget what nobody watches any more. */
    static final long DAILY = Duration.ofDays(1).toMillis();

    @Override
    public RuleKind kind() {
        return RuleKind.POWER_OUTAGE;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return isWitness(device);
    }

    /** Call boxes have batteries and are never missed here, but say when the mains are gone. */
    static boolean isWitness(Device device) {
        return device.place().building() != null && (isMissed(device) || device.kind() == DeviceKind.CALL_BOX);
    }

    private static boolean isMissed(Device device) {
        if (device.kind() == DeviceKind.GATEWAY) {
            return true;
        }
        for (var metric : device.metrics()) {
            if (METERED.contains(metric)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Verdict<Roll> begin(Watched watched, long now) {
        return quiet(new Roll(0, false, List.of()).of(watched.devices()), watched, now);
    }

    /** Who was heard is known, whichever rule asks; its episodes end with the rule that raised them. */
    @Override
    public Verdict<Roll> takeOver(Roll memory, Watched watched, long now) {
        return Verdict.quiet(new Roll(0, false, memory.pulses()), now);
    }

    @Override
    public Verdict<Roll> on(Observation observation, Roll memory, Watched watched) {
        var now = observation.receivedAt();
        if (observation instanceof DeviceRecord) {
            return conclude(memory.of(watched.devices()), memory, watched, now);
        }
        if (observation instanceof Reading reading) {
            return conclude(read(reading, memory), memory, watched, now);
        }
        if (observation instanceof Signal signal) {
            if (signal.kind() == SignalKind.RULE_CHANGED && memory.isHeard()) {
                return tell(memory, watched, now);
            }
            return conclude(signalled(signal, memory), memory, watched, now);
        }
        return quiet(memory, watched, now);
    }

    private static Roll read(Reading reading, Roll memory) {
        var now = reading.receivedAt();
        if (reading.quality() == Quality.SNAPSHOT) {
            return memory;
        }
        // A last gasp that was kept and delivered later comes from a device that is back.
        var isGasp = reading.metric() == Metric.LAST_GASP && reading.isOn() && reading.quality() != Quality.BACKFILL;
        return memory.with(reading.device(), pulse -> isGasp ? pulse.gone(Sign.GASPED, now) : pulse.heard(now));
    }

    private static Roll signalled(Signal signal, Roll memory) {
        var now = signal.receivedAt();
        if (signal.quality() == Quality.SNAPSHOT) {
            return memory;
        }
        return memory.with(signal.device(), pulse -> switch (signal.kind()) {
            case OFFLINE -> pulse.gone(Sign.GONE, now);
            case MAINS_LOST -> pulse.gone(Sign.UNPOWERED, now);
            case MAINS_RESTORED -> pulse.repowered().heard(now);
            default -> pulse.heard(now);
        });
    }

    @Override
    public Verdict<Roll> at(long now, Roll memory, Watched watched) {
        if (watched.blindness().isOpenAt(now)) {
            return Verdict.quiet(memory, now + WHILE_BLIND);
        }
        var next = memory.of(watched.devices());
        for (var pulse : next.pulses()) {
            if (missedAt(pulse, watched, now) <= now) {
                next = next.with(pulse.device(), Pulse::missed);
            } else if (pulse.sign() == Sign.UNPOWERED && now - pulse.goneAt() >= DAILY) {
                next = next.with(pulse.device(), Pulse::repowered);
            }
        }
        return memory.isHeard() && now - memory.toldAt() >= DAILY
                ? tell(next, watched, now)
                : conclude(next, memory, watched, now);
    }

    private static Verdict<Roll> conclude(Roll next, Roll before, Watched watched, long now) {
        return next.saysTheSameAs(before) ? quiet(next, watched, now) : tell(next, watched, now);
    }

    private static Verdict<Roll> tell(Roll roll, Watched watched, long now) {
        var witnesses = roll.pulses().stream()
                .map(pulse -> witness(pulse, watched, now))
                .filter(Objects::nonNull)
                .toList();
        var onset = witnesses.stream()
                .filter(Witness::isDark)
                .mapToLong(Witness::from)
                .min()
                .orElse(now);
        var finding = Finding.open(onset, Level.IV, Witness.report(witnesses, watched.numbers()), new Text("", ""));
        var isDark = roll.isDark();
        var told = roll.told(now, isDark);
        if (!isDark) {
            finding = roll.open() ? finding.cleared(ClearReason.RECOVERED) : finding.onRecord();
        }
        return Verdict.tell(told, lookAgainAt(told, watched, now), finding);
    }

    /** Null of what is not counted: what was never heard, and a call box that has power. */
    private static @Nullable Witness witness(Pulse pulse, Watched watched, long now) {
        var device = watched.devices().get(pulse.device());
        return device != null
                        && pulse.isHeard()
                        && (isMissed(device) || pulse.sign().isCertain())
                ? pulse.witness(device, blindSince(pulse, watched, now))
                : null;
    }

    private static Verdict<Roll> quiet(Roll roll, Watched watched, long now) {
        return Verdict.quiet(roll, lookAgainAt(roll, watched, now));
    }

    private static long lookAgainAt(Roll roll, Watched watched, long now) {
        var next = roll.isHeard() ? Math.max(roll.toldAt() + DAILY, now) : Verdict.NEVER;
        for (var pulse : roll.pulses()) {
            next = Math.min(next, missedAt(pulse, watched, now));
        }
        return next;
    }

    private static long missedAt(Pulse pulse, Watched watched, long now) {
        var device = watched.devices().get(pulse.device());
        return device != null && pulse.sign() == Sign.ALIVE && pulse.isHeard() && isMissed(device)
                ? pulse.missedAfter(device) + blindSince(pulse, watched, now)
                : Verdict.NEVER;
    }

    private static long blindSince(Pulse pulse, Watched watched, long now) {
        return pulse.isHeard() ? watched.blindness().within(pulse.heardAt(), now) : 0;
    }

    @Override
    public Roll read(DataInput in) throws IOException {
        return Roll.read(in);
    }
}
