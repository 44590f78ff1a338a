package io.linli.api.resident;

import static io.linli.api.form.Field.optional;
import static io.linli.api.form.Field.required;

import io.linli.api.device.Registry;
import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.form.Reasons;
import io.linli.api.form.Sheet;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.linli.model.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The homes, by form or by table. The devices that stand in one follow its address and its tags. */
public final class HomeSheet implements Sheet<Home> {
    private final Registry registry;

    public HomeSheet(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "homes";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                required("id", "户号", "3-2-501"),
                required("grid", "网格码", "110105001001003"),
                optional("building", "楼", "3"),
                optional("unit", "单元", "2"),
                optional("floor", "楼层", "5"),
                optional("riser", "立管", ""),
                required("label", "地址", "柳荫社区3号楼2单元501"),
                optional("tags", "标签", "watched"),
                optional("zone", "时区", "Asia/Shanghai"));
    }

    @Override
    public Set<String> shown() {
        return Set.of("home", "residents");
    }

    @Override
    public Function<Form, @Nullable Home> reader(Transaction tx, Caller caller, List<Form> forms) {
        var known = HomeStore.all(tx, Form.all(forms, "id"));
        return form -> read(form, caller, known.get(form.text("id")));
    }

    private static @Nullable Home read(Form form, Caller caller, @Nullable Home before) {
        var id = form.requiredShaped("id", Device.ID, Reasons.ID);
        if (before != null && !caller.sees(before.place())) {
            form.bad("id", Reasons.ELSEWHERE);
        }
        var grid = form.grid(caller, 6);
        form.limited("building", 32);
        form.limited("unit", 32);
        form.limited("floor", 32);
        form.limited("riser", 32);
        var label = form.required("label", 200);
        var tags = form.list("tags");
        if (!Home.areTags(tags)) {
            form.bad("tags", Reasons.TAGS);
        }
        var zone = form.zone();
        if (!form.isGood()) {
            return null;
        }
        var place = new Place(
                grid,
                form.optional("building"),
                form.optional("unit"),
                form.optional("floor"),
                id,
                null,
                null,
                label,
                zone,
                form.optional("riser"));
        return new Home(id, place, tags);
    }

    @Override
    public List<Map<String, Object>> enter(Transaction tx, List<Home> read) {
        HomeStore.put(tx, read);
        registry.follow(tx, read);
        AccountStore.follow(tx, read);
        return List.of();
    }
}
