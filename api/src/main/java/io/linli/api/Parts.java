package io.linli.api;

import com.zaxxer.hikari.HikariDataSource;
import io.linli.api.alert.AlertIntake;
import io.linli.api.audit.AuditDesk;
import io.linli.api.backtest.BacktestDesk;
import io.linli.api.device.Liveness;
import io.linli.api.device.Registry;
import io.linli.api.event.EventFeed;
import io.linli.api.event.EventOrder;
import io.linli.api.event.LiveReadings;
import io.linli.api.incident.ClockTask;
import io.linli.api.incident.IncidentBook;
import io.linli.api.incident.IncidentDesk;
import io.linli.api.incident.IncidentIntake;
import io.linli.api.incident.IncidentWatch;
import io.linli.api.incident.Promises;
import io.linli.api.incident.ReportIntake;
import io.linli.api.incident.Verdicts;
import io.linli.api.notify.Channel;
import io.linli.api.notify.Channels;
import io.linli.api.notify.NoticeDesk;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.NoticeTimers;
import io.linli.api.proposal.ProposalDesk;
import io.linli.api.report.ReportDesk;
import io.linli.api.rule.RuleDesk;
import io.linli.api.setup.Setup;
import io.linli.api.store.Records;
import io.linli.api.stream.StreamOutbox;
import io.linli.api.stream.Streaming;
import io.linli.api.trial.TrialDesk;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The parts of this service, each with what it needs. */
final class Parts implements AutoCloseable {
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final HikariDataSource pool;
    final EventFeed feed;
    final EventOrder events;
    final Records records;
    final StreamOutbox outbox;
    final Registry registry;
    final RuleDesk rules;
    final BacktestDesk backtests;
    final ProposalDesk proposals;
    final Liveness liveness;
    final LiveReadings readings;
    final List<String> channels;
    final NoticeSender sender;
    final NoticeTimers timers;
    final IncidentDesk incidents;
    final ReportDesk reports;
    final IncidentWatch watch;
    final AlertIntake alerts;
    final Setup setup;
    final TrialDesk trials;
    final Tidying tidying;
    final AuditDesk audit;

    Parts(Vertx vertx, ApiConfig config, HikariDataSource pool, Streaming streaming, Clock clock) {
        this.pool = pool;
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        this.feed = new EventFeed(meters);
        this.events = new EventOrder(feed::publish);
        this.records = new Records(vertx, pool, config.postgres().connections(), clock, events::own);
        this.outbox = new StreamOutbox(records, streaming.writer());
        this.registry = new Registry(outbox);
        this.rules = new RuleDesk(outbox);
        this.backtests = new BacktestDesk(rules, outbox);
        this.proposals = new ProposalDesk(rules, backtests);
        this.liveness = new Liveness(records);
        this.readings = new LiveReadings(liveness::device);
        var channels = new Channels(vertx, config.notices(), clock).all(streaming.writer());
        this.channels = channels.stream().map(Channel::id).toList();
        this.sender = new NoticeSender(records, channels);
        this.timers =
                new NoticeTimers(pool, records, sender, config.notices(), List.of(ClockTask.of(this::fire)), clock);
        var desk = new NoticeDesk(timers, config.notices());
        var book = new IncidentBook(desk, new Verdicts(outbox, rules), config.standards());
        this.watch = book.watch();
        this.incidents = new IncidentDesk(book);
        this.reports =
                new ReportDesk(new ReportIntake(book, config.standards()), incidents, new Promises(config.standards()));
        this.trials = new TrialDesk(rules, outbox, config.scenarios());
        this.alerts = new AlertIntake(records, new IncidentIntake(book), meters);
        this.audit = new AuditDesk(config.auditKey());
        this.setup = new Setup(records, rules, clock);
        this.tidying = new Tidying(config, liveness, backtests, proposals);
    }

    private void fire(UUID incident) {
        records.transact(tx -> watch.fire(tx, incident));
    }

    StreamIntake intake() {
        return new StreamIntake(records, alerts, liveness, readings, sender, backtests);
    }

    Seeding seeding() {
        return new Seeding(records, registry, rules);
    }

    @Override
    public void close() {
        timers.close();
        outbox.close();
        pool.close();
    }
}
