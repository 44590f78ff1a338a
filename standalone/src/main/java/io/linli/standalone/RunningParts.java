package io.linli.standalone;

import static java.util.concurrent.CompletableFuture.runAsync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs, and in which order it stops: side by side, but nothing before those that still give it something. */
final class RunningParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

    /** Whose turn it is to stop, in this order. */
    enum Turn {
        /** Devices and people. */
        SPEAKS,
        /** Hands on what was said: the last of it goes into the stores, the job's state into a savepoint. */
        WORKS,
        KEEPS,
        /** The folder, which nobody else may open before. */
        HOLDS
    }

    private final Map<Turn, List<AutoCloseable>> parts = new EnumMap<>(Turn.class);
    private boolean isClosed;

    /** What comes up while all is being stopped goes down at once. */
    synchronized <T extends AutoCloseable> T opened(Turn turn, T part) {
        if (isClosed) {
            close(part);
            throw new CancellationException("stopped while starting");
        }
        parts.computeIfAbsent(turn, first -> new ArrayList<>()).add(part);
        return part;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        parts.values().forEach(RunningParts::closeAll);
        parts.clear();
    }

    private static void closeAll(List<AutoCloseable> together) {
        CompletableFuture.allOf(together.stream()
                        .map(part -> runAsync(
                                () -> close(part),
                                task -> new Thread(
                                                task, "stop " + part.getClass().getSimpleName())
                                        .start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static void close(AutoCloseable part) {
        var begun = System.nanoTime();
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop in order", part, e);
        }
        LOG.debug("{} stopped after {} ms", part.getClass().getSimpleName(), (System.nanoTime() - begun) / 1_000_000);
    }
}
