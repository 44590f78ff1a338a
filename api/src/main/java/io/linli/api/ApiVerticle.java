package io.linli.api;

import io.linli.api.about.AboutRoutes;
import io.linli.api.alert.AlertRoutes;
import io.linli.api.appraisal.AppealRoutes;
import io.linli.api.appraisal.AppraisalRoutes;
import io.linli.api.audit.AuditRoutes;
import io.linli.api.backtest.BacktestRoutes;
import io.linli.api.cap.CapRoutes;
import io.linli.api.device.DeviceRoutes;
import io.linli.api.device.DeviceSheet;
import io.linli.api.device.SurveyRoutes;
import io.linli.api.event.EventRoutes;
import io.linli.api.history.Histories;
import io.linli.api.history.HistoryRoutes;
import io.linli.api.http.Guard;
import io.linli.api.http.Health;
import io.linli.api.http.Routes;
import io.linli.api.http.Server;
import io.linli.api.http.Writes;
import io.linli.api.imports.ImportRoutes;
import io.linli.api.incident.ClockRoutes;
import io.linli.api.incident.IncidentRoutes;
import io.linli.api.incident.PhotoRoutes;
import io.linli.api.incident.Promises;
import io.linli.api.incident.StepRoutes;
import io.linli.api.notify.CallAnswerRoutes;
import io.linli.api.notify.ChannelRoutes;
import io.linli.api.notify.OwnNoticeRoutes;
import io.linli.api.notify.SilenceRoutes;
import io.linli.api.oidc.OidcRoutes;
import io.linli.api.phone.PhoneRoutes;
import io.linli.api.place.PlaceRoutes;
import io.linli.api.place.PlaceSheet;
import io.linli.api.proposal.ProposalRoutes;
import io.linli.api.resident.ConsentRoutes;
import io.linli.api.resident.HomeRoutes;
import io.linli.api.resident.HomeSheet;
import io.linli.api.resident.LookRoutes;
import io.linli.api.resident.PersonRoutes;
import io.linli.api.resident.ResidentRoutes;
import io.linli.api.resident.ResidentSheet;
import io.linli.api.roster.HandOverRoutes;
import io.linli.api.roster.LeaveRoutes;
import io.linli.api.roster.RosterRoutes;
import io.linli.api.roster.SwapRoutes;
import io.linli.api.rule.RuleRoutes;
import io.linli.api.setup.SetupRoutes;
import io.linli.api.staff.Login;
import io.linli.api.staff.SecondStepRoutes;
import io.linli.api.staff.SessionRoutes;
import io.linli.api.staff.SessionStore;
import io.linli.api.staff.StaffRoutes;
import io.linli.api.staff.StaffSheet;
import io.linli.api.store.Migration;
import io.linli.api.stream.Streaming;
import io.linli.api.trial.TrialRoutes;
import io.linli.model.DeviceCredential;
import io.linli.model.Streams;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Alerts come in, become incidents, and people act on them by HTTP. */
final class ApiVerticle extends VerticleBase {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** Five readings a second are as many as anybody can watch. */
    private static final Duration SAMPLE = Duration.ofMillis(200);

    private static final Duration LIVENESS = Duration.ofSeconds(5);
    private static final Duration TRIALS = Duration.ofSeconds(30);
    /** How often is looked whether a head is due. */
    private static final Duration HEADS = Duration.ofSeconds(30);

    private static final Duration TIDY = Duration.ofMinutes(10);

    private final ApiConfig config;
    private final Streaming streaming;
    private final Clock clock;
    private final List<Health.Check> neighbours;
    private @Nullable Parts parts;
    private @Nullable HttpServer server;

    ApiVerticle(ApiConfig config, Streaming streaming, Clock clock, List<Health.Check> neighbours) {
        this.config = config;
        this.streaming = streaming;
        this.clock = clock;
        this.neighbours = neighbours;
    }

    @Override
    public Future<?> start() {
        return openRecords()
                .compose(opened -> sayWhatStreamsLack())
                .compose(said -> listen())
                .compose(listening -> readStreams())
                .onSuccess(reading -> repeat())
                .recover(problem -> stop().transform(stopped -> Future.failedFuture(problem)));
    }

    private Future<Parts> openRecords() {
        return aside(() -> {
            var opened = new Parts(vertx, config, Migration.open(config.postgres()), streaming, clock);
            parts = opened;
            opened.liveness.load();
            opened.outbox.start();
            opened.watch.resume(opened.records);
            opened.timers.start();
            return opened;
        });
    }

    private Future<Integer> sayWhatStreamsLack() {
        return aside(() -> {
            var devices = streaming.snapshot(Streams.DEVICES);
            var rules = streaming.snapshot(Streams.RULES);
            return parts().records
                    .transact(tx -> parts().registry.republish(tx, devices)
                            + parts().rules.republish(tx, rules));
        });
    }

    private Future<HttpServer> listen() {
        return routes().build(vertx)
                .compose(operations -> Server.listen(vertx, config.bind(), config.port(), operations))
                .onSuccess(listening -> server = listening);
    }

    private Routes routes() {
        var records = parts().records;
        var routes = new Routes(new Guard(records, config.session(), config.signIn(), clock));
        var writes = new Writes(records);
        var hashing = vertx.createSharedWorkerExecutor("passwords", 2);
        var places = new PlaceSheet();
        var homes = new HomeSheet(parts().registry);
        var residents = new ResidentSheet();
        var staff = new StaffSheet();
        var devices = new DeviceSheet(parts().registry, config.deviceKey().map(DeviceCredential::new));
        new SetupRoutes(parts().setup, records, hashing).mount(routes);
        new ImportRoutes(records, List.of(places, homes, residents, staff, devices)).mount(routes);
        var login = new Login(records, clock);
        var sessions = new SessionRoutes(login, hashing, parts().feed, config);
        sessions.mount(routes);
        new OidcRoutes(
                        vertx,
                        records,
                        login,
                        sessions,
                        hashing,
                        clock,
                        config.signIn().oidc())
                .mount(routes);
        new SecondStepRoutes(login, hashing, writes).mount(routes);
        new ChannelRoutes(records, parts().timers, config.notices(), parts().channels).mount(routes);
        new CallAnswerRoutes(records, parts().incidents, config.notices()).mount(routes);
        new SilenceRoutes(records).mount(routes);
        new OwnNoticeRoutes(records, config.notices()).mount(routes);
        new AuditRoutes(records, parts().audit).mount(routes);
        new AlertRoutes(records).mount(routes);
        new CapRoutes(records, writes).mount(routes);
        new IncidentRoutes(records, parts().incidents).mount(routes);
        new StepRoutes(parts().incidents, writes).mount(routes);
        new AppraisalRoutes(records, new Promises(config.standards())).mount(routes);
        new AppealRoutes(records, writes).mount(routes);
        new PhotoRoutes(records, writes).mount(routes);
        new ClockRoutes(parts().incidents, writes).mount(routes);
        new EventRoutes(vertx, records, parts().feed, clock).mount(routes);
        new SurveyRoutes(records, parts().liveness).mount(routes);
        new DeviceRoutes(records, parts().registry, devices).mount(routes);
        new PlaceRoutes(records, places).mount(routes);
        new HomeRoutes(records, homes).mount(routes);
        new ResidentRoutes(records, residents).mount(routes);
        new LookRoutes(records, writes).mount(routes);
        new ConsentRoutes(records, writes).mount(routes);
        new PersonRoutes(records, writes).mount(routes);
        new StaffRoutes(records, staff).mount(routes);
        new RosterRoutes(records, writes).mount(routes);
        new LeaveRoutes(writes).mount(routes);
        new SwapRoutes(writes).mount(routes);
        new HandOverRoutes(writes).mount(routes);
        new HistoryRoutes(records, config.history().map(store -> Histories.of(vertx, store)), clock).mount(routes);
        new RuleRoutes(records, parts().rules, writes).mount(routes);
        new BacktestRoutes(records, parts().rules, parts().backtests, writes).mount(routes);
        new ProposalRoutes(records, parts().rules, parts().proposals, writes).mount(routes);
        new PhoneRoutes(config.bind()).mount(routes);
        new AboutRoutes(records, config).mount(routes);
        new TrialRoutes(records, parts().trials, config.trials(), clock).mount(routes);
        new Health(vertx, Checks.of(parts(), streaming, neighbours, clock), parts().meters).mount(routes);
        return routes;
    }

    private Future<?> readStreams() {
        return aside(() -> {
            streaming.read(parts().intake());
            return streaming;
        });
    }

    private void repeat() {
        vertx.setPeriodic(HEARTBEAT.toMillis(), tick -> {
            parts().feed.heartbeat(clock.instant());
            endOldSessions();
        });
        vertx.setPeriodic(SAMPLE.toMillis(), tick -> parts().feed.sample(parts().readings));
        vertx.setPeriodic(
                LIVENESS.toMillis(),
                tick -> aside(() -> {
                    parts().liveness.write();
                    return tick;
                }));
        vertx.setPeriodic(TRIALS.toMillis(), tick -> parts().records.later(parts().trials::end));
        vertx.setPeriodic(HEADS.toMillis(), tick -> parts().records.later(parts().audit::signWhenDue));
        vertx.setPeriodic(TIDY.toMillis(), tick -> parts().records.later(parts().tidying::tidy));
    }

    /** A page that listens does nothing else by which its session would be found to have ended. */
    private void endOldSessions() {
        var open = parts().feed.tokens();
        parts().records
                .later(tx -> SessionStore.ended(tx, open, config.session()))
                .onSuccess(ended -> ended.forEach(parts().feed::end));
    }

    @Override
    public Future<?> stop() {
        var listening = server;
        var closed = listening == null ? Future.succeededFuture() : listening.close();
        return closed.eventually(() -> aside(() -> {
            streaming.close();
            if (parts != null) {
                parts.liveness.write();
                parts.close();
            }
            return streaming;
        }));
    }

    /** Whatever may wait does so on a thread of its own. */
    private <T> Future<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    int port() {
        return Objects.requireNonNull(server, "not started").actualPort();
    }

    Seeding seeding() {
        return parts().seeding();
    }

    Parts parts() {
        return Objects.requireNonNull(parts, "not started");
    }
}
