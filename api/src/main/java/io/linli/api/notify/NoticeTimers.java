package io.linli.api.notify;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The timers of notices are rows: they survive a restart, and one that is overdue fires at once, level I first. */
public final class NoticeTimers implements AutoCloseable {
    private static final TaskDescriptor<Void> ATTEMPT = TaskDescriptor.of("notice");
    private static final TaskDescriptor<Void> DIGEST = TaskDescriptor.of("digest");
    private static final TaskDescriptor<Void> DRILL = TaskDescriptor.of("drill");
    /** Nobody is called at night because the hour of the drill was missed. */
    private static final Duration DRILL_LATEST = Duration.ofHours(1);

    private static final Duration AGAIN = Duration.ofSeconds(5);
    static final int THREADS = 16;
    /** Who has not been heard of for four of them is dead, and what they were doing is done by others. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Records records;
    private final Digests digests;
    private final Rehearsal rehearsal;
    private final Optional<DrillTime> drill;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Runnable wake;

    /** @param others what else has timers, which run beside */
    public NoticeTimers(
            DataSource pool,
            Records records,
            NoticeSender sender,
            NoticeConfig config,
            List<Task<?>> others,
            Clock clock) {
        this.records = records;
        this.digests = new Digests(config);
        this.rehearsal = new Rehearsal(config);
        this.drill = config.drill();
        this.clock = clock;
        var tasks = new ArrayList<>(others);
        tasks.addAll(List.of(attempt(sender, clock), digest(), drill()));
        this.scheduler = Scheduler.create(pool, tasks)
                .threads(THREADS)
                .clock(clock::instant)
                .enablePriority()
                .shutdownMaxWait(Duration.ofSeconds(3))
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
        this.wake = scheduler::triggerCheckForDueExecutions;
    }

    /** Whatever went wrong with the records is over in a moment, or it goes on being tried. */
    private static <T> FailureHandler<T> again() {
        return new FailureHandler.OnFailureRetryLater<>(AGAIN);
    }

    private static Task<Void> attempt(NoticeSender sender, Clock clock) {
        return Tasks.custom(ATTEMPT).onDeadExecutionRevive().onFailure(again()).execute((notice, context) -> {
            var next = sender.attempt(UUID.fromString(notice.getId()));
            if (next.isEmpty()) {
                return new CompletionHandler.OnCompleteRemove<>();
            }
            return (done, operations) ->
                    operations.reschedule(done, clock.instant().plus(next.get()));
        });
    }

    /** Named after the person and the time, so that another time is another timer. */
    private Task<Void> digest() {
        return Tasks.oneTime(DIGEST).onFailure(again()).execute((timer, context) -> {
            var username = timer.getId().substring(0, timer.getId().lastIndexOf('@'));
            records.transact(tx -> {
                var due = digests.due(tx, username);
                due.forEach(notice -> send(tx, notice));
                return due;
            });
        });
    }

    /** Named after its hour, so that one of another setting ends by itself. */
    private Task<Void> drill() {
        return Tasks.custom(DRILL).onFailure(again()).execute((timer, context) -> {
            var now = clock.instant();
            if (drill.isEmpty() || !timer.getId().equals(drill.get().toString())) {
                return new CompletionHandler.OnCompleteRemove<>();
            }
            if (context.getExecution().executionTime.plus(DRILL_LATEST).isAfter(now)) {
                records.transact(tx -> {
                    var tests = rehearsal.drill(tx);
                    tests.forEach(test -> send(tx, test));
                    return tests;
                });
            }
            return (done, operations) -> operations.reschedule(done, drill.get().next(now));
        });
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    public void start() {
        drill.ifPresent(time -> records.transact(tx -> {
            tx.schedule(DRILL.instance(time.toString()).build(), time.next(tx.now()));
            return time;
        }));
        scheduler.start();
    }

    /** The first attempt follows right after the transaction. */
    void send(Transaction tx, Notice notice) {
        NoticeStore.add(tx, notice);
        NoticeSender.note(tx, notice);
        var timer = ATTEMPT.instance(notice.id().toString()).priority(priority(notice));
        tx.schedule(timer.build(), tx.now());
        tx.afterwards(wake);
    }

    private static int priority(Notice notice) {
        return switch (notice.level()) {
            case I -> 30;
            case II -> 20;
            case III -> 10;
            case IV -> 0;
        };
    }

    /** What is kept for a person until then is told as one. */
    void gather(Transaction tx, String username, Instant at) {
        tx.schedule(DIGEST.instance(username + "@" + at).build(), at);
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
