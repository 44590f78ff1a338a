package io.linli.api.staff;

import static io.linli.api.form.Field.optional;
import static io.linli.api.form.Field.required;

import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.form.Reasons;
import io.linli.api.form.Sheet;
import io.linli.api.resident.Home;
import io.linli.api.resident.HomeStore;
import io.linli.api.resident.Masked;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may log in, by form or by table; each new one is given a password for the first time only. */
public final class StaffSheet implements Sheet<Account> {
    /** 79 bits, until the first login. */
    private static final int PASSWORD_GROUPS = 4;

    private static final Text USERNAME =
            new Text("只能是 1 到 64 个小写字母、数字、点、- 和 _", "1 to 64 small letters, digits, '.', - and _");
    private static final Text ROLE = Reasons.oneOf(
            String.join("、", StaffWords.ROLES.keySet()),
            "GRID_WORKER, GRID_LEAD, COMMUNITY_DUTY, PROPERTY, MANAGER, ANALYST, DEVICE_ADMIN, ADMIN …");
    private static final Text HOUSEHOLD = new Text("居民和家属要写户号，其他人不写", "residents and family have a home, others none");
    private static final Text ONESELF =
            new Text("不能改自己的角色和范围", "nobody changes their own role or grids; ask another administrator");

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                required("username", "用户名", "zhoumin"),
                required("name", "姓名", "周敏"),
                required("role", "角色", "GRID_WORKER"),
                required("grid", "网格码", "110105001001003"),
                optional("phone", "电话", "13800000000"),
                optional("home", "户号", ""));
    }

    @Override
    public Set<String> shown() {
        return Set.of("active", "must_change_password");
    }

    @Override
    public Function<Form, @Nullable Account> reader(Transaction tx, Caller caller, List<Form> forms) {
        var known = AccountStore.all(tx, Form.all(forms, "username"));
        var homes = HomeStore.all(tx, Form.all(forms, "home"));
        homes.values().removeIf(home -> !caller.sees(home.place()));
        return form -> read(form, caller, known.get(form.text("username")), homes);
    }

    private static @Nullable Account read(Form form, Caller caller, @Nullable Account before, Map<String, Home> homes) {
        var username = form.requiredShaped("username", Account.USERNAME, USERNAME);
        if (before != null && !before.grid().startsWith(caller.grid())) {
            form.bad("username", Reasons.ELSEWHERE);
        }
        var name = form.required("name", 100);
        var role = form.value("role", ROLE, StaffSheet::role);
        var grid = form.grid(caller, 1);
        var phone = phone(form, before);
        var home = form.optional("home");
        if (home != null && !homes.containsKey(home)) {
            form.bad("home", Reasons.HOME);
        }
        if (role != null && role.isHousehold() != (home != null)) {
            form.bad("home", HOUSEHOLD);
        }
        if (username.equals(caller.username()) && (role != caller.role() || !grid.equals(caller.grid()))) {
            form.bad("username", ONESELF);
        }
        return role == null || !form.isGood()
                ? null
                : new Account(username, whole(name, before), role, grid, home, phone);
    }

    /** What was shown hidden and comes back so was not changed. */
    private static String whole(String name, @Nullable Account before) {
        return before != null && name.equals(Masked.name(before.name())) ? before.name() : name;
    }

    private static String phone(Form form, @Nullable Account before) {
        var known = before == null ? null : before.phone();
        return known != null && form.text("phone").equals(Masked.phone(known))
                ? known
                : form.shaped("phone", Account.PHONE, Reasons.PHONE);
    }

    private static @Nullable Role role(String text) {
        var chinese = StaffWords.ROLES.get(text);
        var role = chinese != null ? chinese : Role.valueOf(text.toUpperCase(Locale.ROOT));
        return role == Role.SYSTEM ? null : role;
    }

    @Override
    public List<Map<String, Object>> enter(Transaction tx, List<Account> read) {
        var known =
                AccountStore.activeOf(tx, read.stream().map(Account::username).toList());
        var told = new ArrayList<Map<String, Object>>();
        var hashes = new LinkedHashMap<Account, @Nullable String>();
        for (var account : read) {
            if (known.contains(account.username())) {
                hashes.put(account, null);
            } else {
                var password = oneTimePassword();
                hashes.put(account, PasswordHash.ofSecret(password));
                told.add(told(account, password));
            }
        }
        AccountStore.enter(tx, hashes);
        return told;
    }

    static String oneTimePassword() {
        return PrintableSecret.of(PASSWORD_GROUPS);
    }

    static Map<String, Object> told(Account account, String password) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("username", account.username());
        told.put("name", account.name());
        told.put("password", password);
        return told;
    }
}
