package io.linli.standalone;

import io.linli.api.Seed;
import io.linli.api.place.PlaceEntry;
import io.linli.api.place.PlaceKind;
import io.linli.api.resident.Home;
import io.linli.api.resident.Resident;
import io.linli.api.staff.Account;
import io.linli.api.staff.Role;
import io.linli.model.Json;
import io.linli.simulator.community.Community;
import java.util.List;

/** The simulated community as records to begin with. */
final class CommunitySeed {
    /** Where the corner of the drawing would be; 64 units of it are 50 metres. */
    private static final double NORTH = 39.9163;

    private static final double WEST = 116.4571;
    private static final double METRES = 50.0 / 64;
    private static final double METRES_OF_DEGREE = 111_195;

    private CommunitySeed() {}

    static Seed of(Community community) {
        return new Seed(
                community.devices(),
                List.of(),
                community.staff().stream().map(CommunitySeed::account).toList(),
                community.places().stream().map(spot -> place(community, spot)).toList(),
                community.homes().stream()
                        .map(home -> new Home(home, community.home(home, null), community.tags(home)))
                        .toList(),
                community.residents().stream().map(CommunitySeed::resident).toList(),
                CommunityRosters.of(community));
    }

    private static Account account(Community.Worker worker) {
        return new Account(
                worker.username(),
                worker.name(),
                Role.valueOf(worker.role()),
                worker.grid(),
                worker.home(),
                worker.phone());
    }

    private static PlaceEntry place(Community community, Community.Spot spot) {
        var plan = spot.plan();
        return new PlaceEntry(
                spot.id(),
                PlaceKind.parse(spot.kind()),
                spot.grid(),
                spot.name(),
                spot.nameEn(),
                new PlaceEntry.Plan(plan.x(), plan.y(), plan.width(), plan.height()),
                community.zone(),
                latitude(plan),
                longitude(plan));
    }

    /** Of its middle. */
    private static double latitude(Community.Plan plan) {
        return NORTH - (plan.y() + plan.height() / 2) * METRES / METRES_OF_DEGREE;
    }

    private static double longitude(Community.Plan plan) {
        var shorter = Math.cos(Math.toRadians(NORTH));
        return WEST + (plan.x() + plan.width() / 2) * METRES / (METRES_OF_DEGREE * shorter);
    }

    private static Resident resident(Community.Resident resident) {
        return new Resident(
                resident.id(), resident.home(), resident.name(), resident.born(), resident.phone(), resident.note());
    }

    /** JSON, which is YAML too. */
    static byte[] printed() {
        return Json.write(of(Community.liuyin()));
    }

    /** Prints it as a seed for a deployment. */
    public static void main(String[] arguments) {
        System.out.writeBytes(printed());
        System.out.flush();
    }
}
