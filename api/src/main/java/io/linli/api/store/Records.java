package io.linli.api.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.linli.api.audit.AuditDraft;
import io.linli.api.audit.AuditStore;
import io.linli.api.event.Event;
import io.linli.api.event.EventStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The records in PostgreSQL. A transaction holds everything that belongs together, its timers, stream records and
 * events included; what it tells others leaves once it is committed, in the order of commits.
 */
public final class Records {
    private final Jdbi jdbi;
    private final WorkerExecutor workers;
    private final Clock clock;
    private final Consumer<List<Event.Numbered>> feed;
    private final ReentrantLock order = new ReentrantLock();

    public Records(Vertx vertx, DataSource pool, int connections, Clock clock, Consumer<List<Event.Numbered>> feed) {
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        this.workers = vertx.createSharedWorkerExecutor("records", connections);
        this.clock = clock;
        this.feed = feed;
    }

    /** For callers on an event loop. */
    public <T> Future<T> later(Function<Transaction, T> work) {
        return workers.executeBlocking(() -> transact(work), false);
    }

    /** For callers with a thread of their own. */
    public <T> T transact(Function<Transaction, T> work) {
        try (var handle = jdbi.open()) {
            handle.begin();
            var transaction = new Transaction(handle, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            T result;
            try {
                result = work.apply(transaction);
                commit(transaction);
            } catch (RuntimeException | Error e) {
                if (handle.isInTransaction()) {
                    handle.rollback();
                }
                throw e;
            }
            transaction.afterwards.forEach(Runnable::run);
            return result;
        }
    }

    /** Whether PostgreSQL will never take this value, however often it is tried. */
    public static boolean isBadData(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22");
            }
        }
        return false;
    }

    private void commit(Transaction transaction) {
        if (transaction.events.isEmpty()) {
            told(transaction).commit();
            return;
        }
        // Before the audit's lock, so that nobody holds that while they wait for this.
        order.lock();
        try {
            var handle = told(transaction);
            var numbered = EventStore.keep(transaction, transaction.events);
            handle.commit();
            feed.accept(numbered);
        } finally {
            order.unlock();
        }
    }

    private static Handle told(Transaction transaction) {
        if (!transaction.audited.isEmpty()) {
            AuditStore.keep(transaction, transaction.audited);
        }
        return transaction.handle;
    }

    /** One unit of work; it lives only while {@link #transact} runs it. */
    public static final class Transaction {
        private final Handle handle;
        private final Instant now;
        private final List<AuditDraft> audited = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final List<Runnable> afterwards = new ArrayList<>();

        private Transaction(Handle handle, Instant now) {
            this.handle = handle;
            this.now = now;
        }

        /** For stores only. */
        public Handle handle() {
            return handle;
        }

        /** One time for all that this transaction writes. */
        public Instant now() {
            return now;
        }

        /** Goes into the audit log with what it tells of, in the order of commits. */
        public AuditDraft audit(AuditDraft draft) {
            audited.add(draft);
            return draft;
        }

        /** Whether it is said already what this transaction does. */
        public boolean isAudited() {
            return !audited.isEmpty();
        }

        /** Tells the open pages, once committed. */
        public void tell(Event event) {
            events.add(event);
        }

        /** Runs once committed; must be quick and not throw. */
        public void afterwards(Runnable action) {
            if (!afterwards.contains(action)) {
                afterwards.add(action);
            }
        }

        /** A durable timer that stands or falls with this transaction. */
        public void schedule(TaskInstance<?> timer, Instant at) {
            SchedulerClient.Builder.create(new BorrowedConnection(handle.getConnection()))
                    .enablePriority()
                    .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                    .build()
                    .scheduleIfNotExists(timer, at);
        }
    }
}
