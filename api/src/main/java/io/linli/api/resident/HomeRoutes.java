package io.linli.api.resident;

import io.linli.api.audit.AuditStore;
import io.linli.api.device.DeviceStore;
import io.linli.api.form.JsonForm;
import io.linli.api.http.Access;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Homes, and for those who may have to go there, who lives in them. */
public final class HomeRoutes {
    private final Records records;
    private final HomeSheet sheet;
    private final Writes writes;

    public HomeRoutes(Records records, HomeSheet sheet) {
        this.records = records;
        this.sheet = sheet;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("listHomes", this::list);
        routes.on("getHome", this::one);
        routes.on("putHome", this::put);
        routes.on("removeHome", this::remove);
    }

    private Future<Reply> list(Call call) {
        var after = call.query("after").orElse("");
        var limit = call.limit(1_000);
        return records.later(tx -> {
            var homes = HomeStore.list(tx, call.caller(), after, limit);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("homes", homes.stream().map(HomeRoutes::view).toList());
            if (homes.size() == limit) {
                page.put("next", homes.get(limit - 1).home().id());
            }
            return Reply.ok(page);
        });
    }

    private Future<Reply> one(Call call) {
        var id = call.path("id");
        return records.later(tx -> {
            var home = own(tx, call);
            // Names and telephone numbers are for those who may have to go there, and for the household.
            return Reply.ok(
                    Access.allows(call.caller().role(), Access.KNOW_RESIDENTS)
                            ? view(home, told(tx, call.caller(), ResidentStore.of(tx, id)))
                            : view(home, null));
        });
    }

    /** The household knows itself; others what they asked for, while it holds. */
    private static List<Resident> told(Transaction tx, Caller caller, List<Resident> residents) {
        if (caller.role().isHousehold()) {
            return residents;
        }
        var looked = LookStore.open(tx, caller);
        return residents.stream()
                .map(resident -> looked.contains(resident.id()) ? resident : Masked.of(resident))
                .toList();
    }

    private static Map<String, Object> view(HomeStore.Counted counted) {
        return view(counted.home(), counted.residents());
    }

    /** @param residents how many, or who they are; null for those whom it does not concern */
    private static Map<String, Object> view(Home home, @Nullable Object residents) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", home.id());
        view.put("place", home.place());
        view.put("tags", home.tags());
        if (residents != null) {
            view.put("residents", residents);
        }
        return view;
    }

    static Home own(Transaction tx, Call call) {
        return HomeStore.find(tx, call.path("id"))
                .filter(found -> call.caller().sees(found.place()))
                .orElseThrow(() -> Problem.notFound("home " + call.path("id")).asException());
    }

    private Future<Reply> put(Call call) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(sheet, call.body(), Map.of("id", call.path("id")));
            var home = sheet.readOne(tx, call.caller(), form);
            sheet.enter(tx, List.of(home));
            return Reply.ok(view(home, null)).within(home.place().grid());
        });
    }

    /** With who lived there; not while devices stand in it or somebody of it logs in. */
    private Future<Reply> remove(Call call) {
        return writes.once(call, tx -> {
            var home = own(tx, call);
            var id = home.id();
            if (DeviceStore.of(tx, List.of("home:" + id)).stream().anyMatch(Device::active)) {
                throw Problem.conflict("devices stand in home " + id + "; move or retire them first")
                        .asException();
            }
            if (AccountStore.isHomeOfSomebody(tx, id)) {
                throw Problem.conflict("somebody of home " + id + " can log in; deactivate them first")
                        .asException();
            }
            ResidentStore.of(tx, id).forEach(resident -> AuditStore.erase(tx, "resident", resident.id()));
            HomeStore.remove(tx, id);
            return Reply.nothing().within(home.place().grid());
        });
    }
}
