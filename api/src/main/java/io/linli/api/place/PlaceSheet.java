package io.linli.api.place;

import static io.linli.api.form.Field.optional;
import static io.linli.api.form.Field.required;

import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.form.Reasons;
import io.linli.api.form.Sheet;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of the community, by form or by table. */
public final class PlaceSheet implements Sheet<PlaceEntry> {
    private static final Text KIND =
            Reasons.oneOf("community 社区、grid 网格、building 楼栋、site 场所", "community, grid, building, site");
    private static final Text ID = new Text(
            "社区和网格写网格码，楼栋写 网格码/楼号，场所写 1 到 64 个字母、数字、- 和 _",
            "of a community or grid its code, of a building GRID/NUMBER, of a site 1 to 64 letters, digits, - and _");
    private static final Text PLAN = new Text(
            "平面图的四个数要么都写，要么都不写，宽和高不小于 0", "all four numbers of the plan or none, width and height not below 0");

    private static final Text EARTH = new Text(
            "纬度 -90 到 90、经度 -180 到 180，要么都写，要么都不写", "latitude -90 to 90 and longitude -180 to 180, both or none");

    @Override
    public String name() {
        return "places";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                required("id", "编号", "110105001001003/3"),
                required("kind", "类别", "building"),
                required("grid", "网格码", "110105001001003"),
                required("name", "名称", "3号楼"),
                optional("name_en", "英文名", "Building 3"),
                optional("x", "平面图左", "120"),
                optional("y", "平面图上", "80"),
                optional("width", "平面图宽", "60"),
                optional("height", "平面图高", "24"),
                optional("zone", "时区", "Asia/Shanghai"),
                optional("latitude", "纬度", "39.9163"),
                optional("longitude", "经度", "116.4571"));
    }

    @Override
    public Function<Form, @Nullable PlaceEntry> reader(Transaction tx, Caller caller, List<Form> forms) {
        var known = PlaceStore.all(tx, Form.all(forms, "id"));
        return form -> read(form, caller, known.get(form.text("id")));
    }

    private static @Nullable PlaceEntry read(Form form, Caller caller, @Nullable PlaceEntry before) {
        var grid = form.grid(caller, 6);
        var id = form.required("id", 64);
        var kind = form.value("kind", KIND, PlaceSheet::kind);
        if (before != null && !before.grid().startsWith(caller.grid())) {
            form.bad("id", Reasons.ELSEWHERE);
        }
        if (kind != null && !id.isEmpty() && form.isGood("grid") && !PlaceEntry.isId(id, kind, grid)) {
            form.bad("id", ID);
        }
        var name = form.required("name", PlaceEntry.LONGEST_NAME);
        var nameEn = form.limited("name_en", PlaceEntry.LONGEST_NAME);
        var plan = plan(form);
        var zone = form.zone();
        var latitude = form.number("latitude");
        var longitude = form.number("longitude");
        if (!isOnEarth(latitude, longitude)) {
            form.bad("latitude", EARTH);
        }
        return kind == null || !form.isGood()
                ? null
                : new PlaceEntry(id, kind, grid, name, nameEn, plan, zone, latitude, longitude);
    }

    private static boolean isOnEarth(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null || longitude == null) {
            return latitude == null && longitude == null;
        }
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    private static PlaceEntry.@Nullable Plan plan(Form form) {
        var x = form.number("x");
        var y = form.number("y");
        var width = form.number("width");
        var height = form.number("height");
        if (x == null && y == null && width == null && height == null) {
            return null;
        }
        if (x == null || y == null || width == null || height == null || width < 0 || height < 0) {
            form.bad("x", PLAN);
            return null;
        }
        return new PlaceEntry.Plan(x, y, width, height);
    }

    private static PlaceKind kind(String text) {
        return switch (text) {
            case "社区" -> PlaceKind.COMMUNITY;
            case "网格" -> PlaceKind.GRID;
            case "楼栋", "楼" -> PlaceKind.BUILDING;
            case "场所" -> PlaceKind.SITE;
            default -> PlaceKind.parse(text);
        };
    }

    @Override
    public List<Map<String, Object>> enter(Transaction tx, List<PlaceEntry> read) {
        PlaceStore.put(tx, read);
        return List.of();
    }
}
