package io.linli.api.staff;

import io.linli.api.form.JsonForm;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.resident.Masked;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who works here, and letting people in and out. */
public final class StaffRoutes {
    private final Records records;
    private final StaffSheet sheet;
    private final Writes writes;

    public StaffRoutes(Records records, StaffSheet sheet) {
        this.records = records;
        this.sheet = sheet;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("listStaff", this::list);
        routes.on("addStaff", this::add);
        routes.on("putStaff", this::change);
        routes.on("deactivateStaff", this::deactivate);
        routes.on("resetStaffPassword", this::reset);
    }

    private Future<Reply> list(Call call) {
        // Who has left, and households, are the administrator's to look after.
        var everybody = call.flag("all") && call.caller().role() == Role.ADMIN;
        return records.later(tx -> {
            var entries = everybody ? AccountStore.everybody(tx, call.caller()) : AccountStore.staff(tx, call.caller());
            return Reply.ok(
                    Map.of("staff", entries.stream().map(StaffRoutes::view).toList()));
        });
    }

    private Future<Reply> add(Call call) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(sheet, call.body(), Map.of());
            if (AccountStore.find(tx, form.text("username")).isPresent()) {
                throw Problem.conflict("username " + form.text("username") + " is taken")
                        .asException();
            }
            var account = sheet.readOne(tx, call.caller(), form);
            return entered(tx, account, 201);
        });
    }

    private Future<Reply> change(Call call) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(
                    sheet,
                    call.body(),
                    Map.of("username", own(tx, call).account().username()));
            return entered(tx, sheet.readOne(tx, call.caller(), form), 200);
        });
    }

    /** With the password for the first time, where there is one to tell. */
    private Reply entered(Transaction tx, Account account, int status) {
        var told = sheet.enter(tx, List.of(account));
        var view = view(new AccountStore.Entry(account, true, !told.isEmpty()));
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("staff", view);
        told.forEach(credential -> whole.put("credential", credential));
        var reply = status == 201 ? Reply.created(whole) : Reply.ok(whole);
        return reply.keeping(Map.of("staff", view)).about(account.username()).within(account.grid());
    }

    private Future<Reply> deactivate(Call call) {
        return writes.once(call, tx -> {
            var account = own(tx, call).account();
            if (account.username().equals(call.caller().username())) {
                throw Problem.conflict("nobody deactivates themselves; ask another administrator")
                        .asException();
            }
            AccountStore.deactivate(tx, account.username());
            SessionStore.closeAll(tx, account.username());
            return Reply.ok(Map.of("staff", view(new AccountStore.Entry(account, false, false))))
                    .within(account.grid());
        });
    }

    /** By one that is told once and must be changed at the first login. */
    private Future<Reply> reset(Call call) {
        return writes.once(call, tx -> {
            var account = own(tx, call).account();
            var password = StaffSheet.oneTimePassword();
            AccountStore.setPassword(tx, account.username(), PasswordHash.ofSecret(password), true);
            SessionStore.closeAll(tx, account.username());
            return Reply.ok(Map.of("credential", StaffSheet.told(account, password)))
                    .keeping(Map.of())
                    .within(account.grid());
        });
    }

    static AccountStore.Entry own(Transaction tx, Call call) {
        return AccountStore.entry(tx, call.path("username"))
                .filter(entry -> entry.account().grid().startsWith(call.caller().grid()))
                .orElseThrow(() ->
                        Problem.notFound("account " + call.path("username")).asException());
    }

    private static Map<String, Object> view(AccountStore.Entry entry) {
        var account = entry.account();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("username", account.username());
        var isHousehold = account.role().isHousehold();
        view.put("name", isHousehold ? Masked.name(account.name()) : account.name());
        view.put("role", account.role());
        view.put("grid", account.grid());
        if (account.phone() != null) {
            view.put("phone", isHousehold ? Masked.phone(account.phone()) : account.phone());
        }
        if (account.home() != null) {
            view.put("home", account.home());
        }
        if (!entry.active()) {
            view.put("active", false);
        }
        if (entry.mustChangePassword()) {
            view.put("must_change_password", true);
        }
        return view;
    }
}
