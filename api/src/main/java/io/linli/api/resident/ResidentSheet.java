package io.linli.api.resident;

import static io.linli.api.form.Field.optional;
import static io.linli.api.form.Field.required;

import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.form.Reasons;
import io.linli.api.form.Sheet;
import io.linli.api.staff.Account;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who lives where, by form or by table. */
public final class ResidentSheet implements Sheet<Resident> {

    @Override
    public String name() {
        return "residents";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                optional("id", "编号", ""),
                required("home", "户号", "3-2-501"),
                required("name", "姓名", "王秀英"),
                optional("born", "出生年", "1940"),
                optional("phone", "电话", "13800000000"),
                optional("note", "备注", "听力不好"));
    }

    @Override
    public List<Resident> read(Transaction tx, Caller caller, List<Form> forms) {
        Form.requireUnique(forms, "id");
        var homes = HomeStore.all(tx, Form.all(forms, "home"));
        homes.values().removeIf(home -> !caller.sees(home.place()));
        var known = ResidentStore.all(tx, Form.all(forms, "id"));
        var theirHomes =
                HomeStore.all(tx, known.values().stream().map(Resident::home).toList());
        var read = new ArrayList<Resident>();
        for (var form : forms) {
            var before = known.get(form.text("id"));
            var left = before == null ? null : theirHomes.get(before.home());
            if (left != null && !caller.sees(left.place())) {
                form.bad("id", Reasons.ELSEWHERE);
            }
            var resident = read(form, homes);
            if (resident != null) {
                read.add(resident);
            }
        }
        return read;
    }

    private static @Nullable Resident read(Form form, Map<String, Home> homes) {
        form.shaped("id", Device.ID, Reasons.ID);
        var home = form.required("home", 64);
        if (!home.isEmpty() && !homes.containsKey(home)) {
            form.bad("home", Reasons.HOME);
        }
        var name = form.required("name", 100);
        var born = form.whole("born", 1900, 2100);
        var phone = form.shaped("phone", Account.PHONE, Reasons.PHONE);
        var note = form.limited("note", 1_000);
        var id = form.text("id").isEmpty() ? idOf(home, name) : form.text("id");
        return form.isGood() ? new Resident(id, home, name, born, phone, note) : null;
    }

    /** The same person entered twice is one. */
    private static String idOf(String home, String name) {
        return UUID.nameUUIDFromBytes((home + "\n" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public List<Map<String, Object>> enter(Transaction tx, List<Resident> read) {
        ResidentStore.put(tx, read);
        return List.of();
    }
}
