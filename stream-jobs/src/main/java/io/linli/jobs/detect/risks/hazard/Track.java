package io.linli.jobs.detect.risks.hazard;

import java.io.DataOutput;
import java.io.IOException;

/** What is remembered of one device: an immutable record that writes itself. */
public interface Track {
    void write(DataOutput out) throws IOException;
}
