package io.linli.api.report;

import io.linli.api.http.AddressCount;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.ReportIntake;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.kind.Source;
import io.linli.api.phone.QrCode;
import io.linli.api.place.PlaceEntry;
import io.linli.api.place.PlaceStore;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page behind the code that hangs at a place: anybody may report there, and follow what they reported. */
public final class ReportPageRoutes {
    private static final int REPORTS_IN_A_MINUTE = 10;
    private static final int LOOKS_IN_A_MINUTE = 30;

    private final Records records;
    private final ReportDesk desk;
    private final Writes writes;
    private final AddressCount reports;
    private final AddressCount looks;

    public ReportPageRoutes(Records records, ReportDesk desk, Writes writes, Clock clock) {
        this.records = records;
        this.desk = desk;
        this.writes = writes;
        this.reports = new AddressCount(clock, REPORTS_IN_A_MINUTE);
        this.looks = new AddressCount(clock, LOOKS_IN_A_MINUTE);
    }

    public void mount(Routes routes) {
        routes.open("getReportPlace", this::place);
        routes.open("getReportCode", this::code);
        routes.open("reportAtPlace", this::report);
        routes.open("followReport", this::follow);
        routes.open("rateReport", this::rate);
    }

    private void place(RoutingContext context) {
        answer(context, records.later(tx -> {
            var found = part(tx, id(context));
            return Reply.ok(Map.of("id", found.id(), "name", found.name(), "name_en", found.nameEn()));
        }));
    }

    private void code(RoutingContext context) {
        var request = context.request();
        var scheme = "https".equals(request.getHeader("x-forwarded-proto")) ? "https" : request.scheme();
        records.later(tx -> part(tx, id(context)))
                .onFailure(context::fail)
                .onSuccess(found -> context.response()
                        .putHeader("content-type", "image/svg+xml")
                        .end(QrCode.of(scheme + "://" + request.authority() + "/report/"
                                        + URLEncoder.encode(found.id(), StandardCharsets.UTF_8))
                                .svg()));
    }

    /** As many as people write, from one address or of one place, and not as a program would. */
    private void report(RoutingContext context) {
        var body = context.body().asJsonObject();
        var id = body.getString("place");
        var reporter = Reporter.of(body);
        var kind = ReportRoutes.kind(body);
        pass(reports, address(context));
        if (!kind.isRisk()) {
            // Whoever writes nonsense about a place keeps nobody from calling for help there.
            pass(reports, "place " + id);
        }
        answer(context, writes.once(stranger(context, "reportAtPlace"), tx -> {
            var where = ReportPlace.ofPart(tx, id).orElseThrow(() -> unknown(id));
            var told = new ReportIntake.Told(where.subject(), where.place(), kind, null, Source.PAGE);
            var slip = desk.take(tx, told, reporter, caller());
            var incident = String.valueOf(slip.remove("id"));
            return Reply.created(slip).about(incident).within(where.place().grid());
        }));
    }

    private void follow(RoutingContext context) {
        pass(looks, address(context));
        var code = context.body().asJsonObject().getString("code");
        answer(context, records.later(tx -> Reply.ok(desk.follow(tx, code).orElseThrow(() -> unknown("code")))));
    }

    private void rate(RoutingContext context) {
        pass(looks, address(context));
        var body = context.body().asJsonObject();
        var act = new Act(
                caller().username(),
                caller().role(),
                null,
                "",
                null,
                null,
                body.getInteger("rating"),
                null,
                body.getBoolean("solved"));
        var saying = Reporter.plain(body.getString("note", ""));
        answer(context, records.later(rating(body.getString("code"), act, saying)));
    }

    private Function<Transaction, Reply> rating(String code, Act act, String saying) {
        return tx -> {
            var decision = desk.rate(tx, code, act, saying).orElseThrow(() -> unknown("code"));
            if (decision instanceof Decision.Refused) {
                throw Problem.conflict("it is rated once, when it is closed").asException();
            }
            return Reply.ok(desk.follow(tx, code).orElseThrow(() -> unknown("code")));
        };
    }

    private static PlaceEntry part(Transaction tx, @Nullable String id) {
        return PlaceStore.find(tx, String.valueOf(id)).orElseThrow(() -> unknown(String.valueOf(id)));
    }

    private static @Nullable String id(RoutingContext context) {
        return context.queryParam("id").stream().findFirst().orElse(null);
    }

    private static RuntimeException unknown(String what) {
        return Problem.notFound(what).asException();
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private static void pass(AddressCount count, String who) {
        if (count.isTooOften(who)) {
            throw new Problem(429, "too-often", "Too much at once", "go on in a minute").asException();
        }
        count.count(who);
    }

    private static Call stranger(RoutingContext context, String operation) {
        return new Call(context, caller(), operation);
    }

    /** Whoever stands before the page: nobody knows them, and nothing is theirs to see. */
    private static Caller caller() {
        return new Caller("reporter", "", Role.RESIDENT, "", "");
    }

    private static void answer(RoutingContext context, Future<Reply> reply) {
        reply.onFailure(context::fail).onSuccess(done -> Routes.send(context, done));
    }
}
