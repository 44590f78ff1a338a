package io.linli.simulator.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A neighbourhood as data: its plan, its homes and who lives and works there. What stands in it follows from that. */
public record Community(
        ZoneId zone, List<Spot> places, List<String> homes, List<Resident> residents, List<Worker> staff) {
    /** Of homes whose residents asked to be watched over: all that have anybody in {@code residents}. */
    public static final String WATCHED = "watched";

    /** A part of the plan; a building's id is {@code GRID/BUILDING}. */
    public record Spot(String id, String kind, String grid, String name, String nameEn, Plan plan) {}

    /** A rectangle of the drawing. */
    public record Plan(double x, double y, double width, double height) {}

    /** Somebody who is watched over. */
    public record Resident(String id, String home, String name, int born, String phone, String note) {}

    /**
     * Somebody who can log in.
     *
     * @param takes the buildings and sites whose cases are theirs
     */
    public record Worker(
            String username,
            String name,
            String role,
            String grid,
            @Nullable String home,
            @Nullable String phone,
            @JsonProperty("takes") List<String> takes) {

        public Worker {
            takes = takes == null ? List.of() : List.copyOf(takes);
        }
    }

    public Community {
        places = List.copyOf(places);
        homes = List.copyOf(homes);
        residents = List.copyOf(residents);
        staff = List.copyOf(staff);
    }

    /** 柳荫社区. */
    public static Community liuyin() {
        try (var file = Community.class.getResourceAsStream("liuyin.yaml")) {
            return Json.YAML.readValue(file, Community.class);
        } catch (IOException e) {
            throw new UncheckedIOException("this build's liuyin.yaml cannot be read", e);
        }
    }

    public boolean isWatched(String home) {
        return residents.stream().anyMatch(resident -> resident.home().equals(home));
    }

    public Set<String> tags(String home) {
        return isWatched(home) ? Set.of(WATCHED) : Set.of();
    }

    public List<String> watchedHomes() {
        return homes.stream().filter(this::isWatched).toList();
    }

    /** A home by its id, {@code BUILDING-UNIT-NUMBER}. */
    public Place home(String id, @Nullable String room) {
        var parts = id.split("-", -1);
        var floor = parts[2].substring(0, parts[2].length() - 2);
        var label = "柳荫社区%s号楼%s单元%s".formatted(parts[0], parts[1], parts[2]);
        return new Place(gridOf(parts[0]), parts[0], parts[1], floor, id, null, room, label, zone);
    }

    public Place building(String number) {
        var spot = spot(gridOf(number) + "/" + number);
        return new Place(spot.grid(), number, null, null, null, null, null, "柳荫社区" + spot.name(), zone);
    }

    public Place site(String id) {
        var spot = spot(id);
        return Place.site(spot.grid(), id, "柳荫社区" + spot.name(), zone);
    }

    public List<String> buildings() {
        return places.stream()
                .filter(spot -> spot.kind().equals("building"))
                .map(spot -> spot.id().substring(spot.id().indexOf('/') + 1))
                .toList();
    }

    /** All that stands in it and speaks. */
    public List<Device> devices() {
        return new Fittings(this).all();
    }

    /** Whose case it is, when it is somebody's of the grids. */
    public Optional<Worker> workerFor(Place place) {
        var home = place.home();
        var where = home == null ? place.site() : home.substring(0, home.indexOf('-'));
        return staff.stream()
                .filter(worker -> worker.takes().contains("" + where))
                .findFirst();
    }

    /** Who closes a case, since that is nobody who handled it, and anybody may have handled it as duty. */
    public Optional<Worker> onDutyBeside(Set<String> handlers) {
        return staff.stream()
                .filter(worker -> worker.role().equals("COMMUNITY_DUTY"))
                .filter(worker -> !handlers.contains(worker.username()))
                .findFirst();
    }

    private String gridOf(String building) {
        return places.stream()
                .filter(spot -> spot.id().endsWith("/" + building))
                .map(Spot::grid)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no building " + building + " on the plan"));
    }

    private Spot spot(String id) {
        return places.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing called " + id + " on the plan"));
    }
}
