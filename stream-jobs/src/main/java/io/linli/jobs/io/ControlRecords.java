package io.linli.jobs.io;

import io.linli.jobs.detect.Control;
import io.linli.model.Beacon;
import io.linli.model.BlindPeriod;
import io.linli.model.Observation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Takes the control records out of the log: beacons have moved time and end here; blind periods leave by a side
 * output, which carries the same time, so whoever has both knows what was blind before it is judged.
 */
public final class ControlRecords extends ProcessFunction<Observation, Observation> {
    public static final OutputTag<Control> BLIND = new OutputTag<>("blind", ControlSerializer.TYPE);

    @Override
    public void processElement(Observation observation, Context context, Collector<Observation> out) {
        if (observation instanceof BlindPeriod period) {
            context.output(BLIND, Control.blind(period));
        } else if (!(observation instanceof Beacon) && !observation.subject().isEmpty()) {
            out.collect(observation);
        }
    }
}
