package io.linli.api.incident;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs the timers of incidents; each sets its row anew, or removes it, in the transaction of what it does. */
public final class ClockTask {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private ClockTask() {}

    public static Task<Void> of(Consumer<UUID> fire) {
        return Tasks.custom(TaskDescriptor.of(ClockStore.TASK))
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((timer, context) -> {
                    fire.accept(UUID.fromString(timer.getId()));
                    return (done, operations) -> {};
                });
    }
}
