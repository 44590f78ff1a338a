package io.linli.api.notify;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.linli.api.store.Records.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The timers of notices are rows: they survive a restart, and one that is overdue fires at once. */
public final class NoticeTimers implements AutoCloseable {
    private static final TaskDescriptor<Void> ATTEMPT = TaskDescriptor.of("notice");

    static final int THREADS = 16;
    private final Scheduler scheduler;
    private final Runnable wake;

    /** @param others what else has timers, which run beside */
    public NoticeTimers(DataSource pool, NoticeSender sender, List<Task<?>> others, Clock clock) {
        var attempt = Tasks.custom(ATTEMPT).onDeadExecutionRevive().execute((notice, context) -> {
            var next = sender.attempt(UUID.fromString(notice.getId()));
            if (next.isEmpty()) {
                return new CompletionHandler.OnCompleteRemove<>();
            }
            return (done, operations) ->
                    operations.reschedule(done, clock.instant().plus(next.get()));
        });
        var tasks = new ArrayList<>(others);
        tasks.add(attempt);
        this.scheduler = Scheduler.create(pool, tasks)
                .clock(clock::instant)
                .threads(THREADS)
                .shutdownMaxWait(Duration.ofSeconds(3))
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(15))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
        this.wake = scheduler::triggerCheckForDueExecutions;
    }

    public void start() {
        scheduler.start();
    }

    /** The first attempt follows right after the transaction. */
    void schedule(Transaction tx, Notice notice) {
        tx.schedule(ATTEMPT.instance(notice.id().toString()).build(), tx.now());
        tx.afterwards(wake);
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
