package io.linli.ingest.telemetry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Somebody who tells numbers when asked, in seconds at most, or says why not now. */
interface SampleSource {
    List<Sample> read(Instant now) throws IOException, InterruptedException;
}
