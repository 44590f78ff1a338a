package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Memory NOTHING = out -> {};

    /** Remembers nothing, and looks again so long after whatever arrives. */
    private record Patient(long patience) implements Detector<Memory> {
        @Override
        public RuleKind kind() {
            return RuleKind.SOS;
        }

        @Override
        public boolean watches(Rule rule, Device device) {
            return true;
        }

        @Override
        public Verdict<Memory> begin(Watched watched, long now) {
            return Verdict.quiet(NOTHING, now + patience);
        }

        @Override
        public Verdict<Memory> on(Observation observation, Memory memory, Watched watched) {
            return Verdict.quiet(memory, observation.receivedAt() + patience);
        }

        @Override
        public Verdict<Memory> at(long now, Memory memory, Watched watched) {
            return Verdict.quiet(memory, now + patience);
        }

        @Override
        public Memory read(DataInput in) {
            return NOTHING;
        }
    }

    private final SubjectMemory memory = new SubjectMemory();
    private final Entry entry =
            new Entry(new CompiledRule(SOS.key(), new Patient(60_000), SOS, Map.of()), NOTHING, Verdict.NEVER);

    @BeforeEach
    void add() {
        memory.devices.put("box-1", box("box-1"));
        memory.add(entry);
        memory.kept();
    }

    private void press(String id, long at) {
        var judgement = new Judgement(new RuleBook(List.of(SOS)), new Blindness(), failure -> {});
        judgement.on(Neighbourhood.press("box-1", id, at), entry, memory, alert -> {});
    }

    @Test
    void aVerdictThatOnlyLooksAgainAtAnotherTimeIsKept() {
        press("p1", START);
        assertThat(memory.isChanged()).isTrue();
        assertThat(memory.lookAgainAt()).isEqualTo(START + 60_000);
    }

    @Test
    void aVerdictThatLooksAgainAtTheSameTimeLeavesNothingToKeep() {
        press("p1", START);
        memory.kept();
        press("p2", START);
        assertThat(memory.isChanged()).isFalse();
    }
}
