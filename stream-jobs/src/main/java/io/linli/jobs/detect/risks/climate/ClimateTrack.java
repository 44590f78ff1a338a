package io.linli.jobs.detect.risks.climate;

import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.jobs.detect.risks.hazard.Track;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one thermometer said.
 *
 * @param strain °C, the worse the higher: of cold the temperature below zero
 * @param humidity percent, where it measures that too
 */
public record ClimateTrack(Trace strain, Trace humidity, Swing swing) implements Track {
    static final ClimateTrack FRESH = new ClimateTrack(Trace.EMPTY, Trace.EMPTY, Swing.NONE);

    ClimateTrack with(Trace air) {
        return air.equals(humidity) ? this : new ClimateTrack(strain, air, swing);
    }

    ClimateTrack with(Trace next, Swing swung) {
        return next.equals(strain) && swung.equals(swing) ? this : new ClimateTrack(next, humidity, swung);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        strain.write(out);
        humidity.write(out);
        swing.write(out);
    }

    static ClimateTrack read(DataInput in) throws IOException {
        return new ClimateTrack(Trace.read(in), Trace.read(in), Swing.read(in));
    }
}
