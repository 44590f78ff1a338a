package io.linli.api.notify.channels;

import io.linli.api.notify.Receipt;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what happens elsewhere, on a thread that may wait; what goes wrong may work later. */
final class Awaited {
    private Awaited() {}

    static Receipt receipt(CompletionStage<Receipt> coming, Duration atMost) {
        try {
            return coming.toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt.Failed("interrupted");
        } catch (ExecutionException e) {
            return new Receipt.Failed(Answer.shown(reason(e)));
        } catch (TimeoutException e) {
            return new Receipt.Failed("no answer");
        }
    }

    /** The innermost cause: the outer ones say only that it failed. */
    private static String reason(Throwable problem) {
        var inner = problem;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.toString();
    }
}
