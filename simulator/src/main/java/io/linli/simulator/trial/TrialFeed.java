package io.linli.simulator.trial;

import io.linli.model.Json;
import io.linli.model.Streams;
import io.linli.model.Trial;
import io.linli.simulator.live.StreamEar;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the stream of trials: what was asked of an earlier run is over. */
public final class TrialFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialFeed.class);

    private final StreamEar ear;
    private final Consumer<Trial> play;

    /** @param since when this run began: somebody may have asked before there was anybody to listen */
    public TrialFeed(String bootstrap, Instant since, Consumer<Trial> play) {
        this.play = play;
        this.ear = new StreamEar(bootstrap, Streams.TRIALS, since, entry -> take(entry.value())).start();
    }

    private void take(byte[] value) {
        try {
            play.accept(Json.read(value, Trial.class));
        } catch (IllegalArgumentException e) {
            LOG.warn("Not a trial: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        ear.close();
    }
}
