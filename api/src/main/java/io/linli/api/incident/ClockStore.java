package io.linli.api.incident;

import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The timer of each incident, a row among those of the scheduler. It is written only under the incident's lock, so that
 * the last who wrote it knew all; whoever runs it meanwhile finds that another version of it is there, and lets it be.
 */
final class ClockStore {
    static final String TASK = "incident-clock";
    /** Before notices of levels II to IV. */
    private static final int PRIORITY = 25;

    private ClockStore() {}

    static void wakeAt(Transaction tx, UUID incident, Instant at) {
        tx.handle()
                .createUpdate("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
                        + " priority) values (:task, :incident, :at, false, 1, :priority)"
                        + " on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time,"
                        + " picked = false, picked_by = null, last_heartbeat = null, consecutive_failures = 0,"
                        + " version = scheduled_tasks.version + 1")
                .bind("task", TASK)
                .bind("incident", incident.toString())
                .bind("at", at)
                .bind("priority", PRIORITY)
                .execute();
    }

    static void stop(Transaction tx, UUID incident) {
        tx.handle()
                .createUpdate("delete from scheduled_tasks where task_name = :task and task_instance = :incident")
                .bind("task", TASK)
                .bind("incident", incident.toString())
                .execute();
    }

    /** Those of these grids that were told to all there are, and that nobody has. */
    static List<UUID> unattended(Transaction tx, String grids) {
        return tx.handle()
                .createQuery("select id from incident where closed_at is null and phase = 'DISPATCHED'"
                        + " and grid like :grids and promise::json -> 'ladder' ->> 'ended_at' is not null"
                        + " order by level, opened_at limit 50")
                .bind("grids", grids)
                .mapTo(UUID.class)
                .list();
    }

    /** Open ones of an earlier release, those whose timer somebody was running when they were killed, and those without one. */
    static List<UUID> unwatched(Transaction tx) {
        return tx.handle()
                .createQuery("select incident.id from incident left join scheduled_tasks on task_name = :task"
                        + " and task_instance = incident.id::text where closed_at is null"
                        + " and (phase <> 'DETECTED' and promise is null or picked"
                        + " or promise is not null and task_instance is null) order by opened_at")
                .bind("task", TASK)
                .mapTo(UUID.class)
                .list();
    }
}
