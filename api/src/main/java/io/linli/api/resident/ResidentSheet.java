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
import io.linli.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    public Function<Form, @Nullable Resident> reader(Transaction tx, Caller caller, List<Form> forms) {
        var homes = HomeStore.all(tx, Form.all(forms, "home"));
        homes.values().removeIf(home -> !caller.sees(home.place()));
        var known =
                ResidentStore.all(tx, forms.stream().map(ResidentSheet::idOf).collect(Collectors.toSet()));
        var theirHomes =
                HomeStore.all(tx, known.values().stream().map(Resident::home).toList());
        return form -> {
            var before = known.get(idOf(form));
            if (before != null) {
                checkMove(form, before, caller, theirHomes.get(before.home()));
            }
            return read(form, homes, before);
        };
    }

    private static void checkMove(Form form, Resident before, Caller caller, @Nullable Home left) {
        var isNamed = !form.text("id").isEmpty();
        if (!isNamed && !before.home().equals(form.text("home"))) {
            form.bad("name", moved(before.id()));
        } else if (isNamed && left != null && !caller.sees(left.place())) {
            form.bad("id", Reasons.ELSEWHERE);
        }
    }

    /** A list of before the move would undo it. */
    private static Text moved(String id) {
        return new Text(
                "此人已从这一户搬走；要搬回来请写编号 " + id, "has moved away from this home; to bring them back give the id " + id);
    }

    private static @Nullable Resident read(Form form, Map<String, Home> homes, @Nullable Resident before) {
        form.shaped("id", Device.ID, Reasons.ID);
        var home = form.required("home", 64);
        if (!home.isEmpty() && !homes.containsKey(home)) {
            form.bad("home", Reasons.HOME);
        }
        var name = form.required("name", 100);
        var born = form.whole("born", 1900, 2100);
        var phone = before != null && form.text("phone").equals(Masked.phone(before.phone()))
                ? before.phone()
                : form.shaped("phone", Account.PHONE, Reasons.PHONE);
        var note = form.limited("note", 1_000);
        // What was shown hidden and comes back so was not changed.
        var whole = before != null && name.equals(Masked.name(before.name())) ? before.name() : name;
        return form.isGood() ? new Resident(idOf(form), home, whole, born, phone, note) : null;
    }

    /** The same person entered twice is one. */
    private static String idOf(Form form) {
        var person = form.text("home") + "\n" + form.text("name");
        return form.text("id").isEmpty()
                ? UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8))
                        .toString()
                : form.text("id");
    }

    @Override
    public List<Map<String, Object>> enter(Transaction tx, List<Resident> read) {
        ResidentStore.put(tx, read);
        return List.of();
    }
}
