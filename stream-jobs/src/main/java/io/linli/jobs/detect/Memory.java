package io.linli.jobs.detect;

import java.io.DataOutput;
import java.io.IOException;

/** What a detector remembers of one subject: a small immutable record that writes itself, first byte its version. */
public interface Memory {
    void write(DataOutput out) throws IOException;
}
