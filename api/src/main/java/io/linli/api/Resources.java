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
import io.linli.api.report.ReportPageRoutes;
import io.linli.api.report.ReportRoutes;
import io.linli.api.report.ReporterRoutes;
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
import io.linli.api.staff.StaffRoutes;
import io.linli.api.staff.StaffSheet;
import io.linli.api.store.Records;
import io.linli.api.trial.TrialRoutes;
import io.linli.model.DeviceCredential;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.util.List;

/** All that answers over HTTP, a line each. */
final class Resources {
    private final Vertx vertx;
    private final ApiConfig config;
    private final Clock clock;
    private final Parts parts;
    private final Records records;
    private final Writes writes;
    private final WorkerExecutor hashing;
    private final Routes routes;

    Resources(Vertx vertx, ApiConfig config, Clock clock, Parts parts) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.parts = parts;
        this.records = parts.records;
        this.writes = new Writes(records);
        this.hashing = vertx.createSharedWorkerExecutor("passwords", 2);
        this.routes = new Routes(new Guard(records, config.session(), config.signIn(), clock));
    }

    Routes mount(List<Health.Check> checks) {
        signIn();
        incidents();
        notices();
        community();
        rules();
        new EventRoutes(vertx, records, parts.feed, clock).mount(routes);
        new AuditRoutes(records, parts.audit).mount(routes);
        new PhoneRoutes(config.bind()).mount(routes);
        new AboutRoutes(records, config).mount(routes);
        new TrialRoutes(records, parts.trials, config.trials(), clock).mount(routes);
        new Health(vertx, checks, parts.meters).mount(routes);
        return routes;
    }

    private void signIn() {
        var login = new Login(records, clock, caller -> parts.watch.welcome(records, caller));
        var sessions = new SessionRoutes(login, hashing, parts.feed, config);
        var provider = config.signIn().oidc();
        new SetupRoutes(parts.setup, records, hashing).mount(routes);
        sessions.mount(routes);
        new OidcRoutes(vertx, records, login, sessions, hashing, clock, provider).mount(routes);
        new SecondStepRoutes(login, hashing, writes).mount(routes);
    }

    private void incidents() {
        new AlertRoutes(records).mount(routes);
        new CapRoutes(records, writes).mount(routes);
        new IncidentRoutes(records, parts.incidents).mount(routes);
        new StepRoutes(parts.incidents, writes).mount(routes);
        new ClockRoutes(parts.incidents, writes).mount(routes);
        new PhotoRoutes(records, writes).mount(routes);
        new ReportRoutes(parts.reports, writes, config.standards()).mount(routes);
        new ReportPageRoutes(records, parts.reports, writes, clock).mount(routes);
        new ReporterRoutes(records, writes).mount(routes);
        new AppraisalRoutes(records, new Promises(config.standards())).mount(routes);
        new AppealRoutes(records, writes).mount(routes);
    }

    private void notices() {
        new ChannelRoutes(records, parts.timers, config.notices(), parts.channels).mount(routes);
        new CallAnswerRoutes(records, parts.incidents, config.notices()).mount(routes);
        new SilenceRoutes(records).mount(routes);
        new OwnNoticeRoutes(records, config.notices()).mount(routes);
    }

    private void community() {
        var places = new PlaceSheet();
        var homes = new HomeSheet(parts.registry);
        var residents = new ResidentSheet();
        var staff = new StaffSheet();
        var devices = new DeviceSheet(parts.registry, config.deviceKey().map(DeviceCredential::new));
        new ImportRoutes(records, List.of(places, homes, residents, staff, devices)).mount(routes);
        new SurveyRoutes(records, parts.liveness).mount(routes);
        new DeviceRoutes(records, parts.registry, devices).mount(routes);
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
    }

    private void rules() {
        new RuleRoutes(records, parts.rules, writes).mount(routes);
        new BacktestRoutes(records, parts.rules, parts.backtests, writes).mount(routes);
        new ProposalRoutes(records, parts.rules, parts.proposals, writes).mount(routes);
    }
}
