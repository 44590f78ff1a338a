package io.linli.standalone;

import io.linli.api.incident.state.Tier;
import io.linli.api.roster.Roster;
import io.linli.api.roster.Shift;
import io.linli.simulator.community.Community;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who of the simulated community is on duty when: no minute of the week is without somebody on any tier. */
final class CommunityRosters {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private CommunityRosters() {}

    static List<Roster> of(Community community) {
        return List.of(
                roster(community, "110105001001003", Tier.GRID, turning("grid001", "grid002", "grid003", "grid004")),
                roster(community, "110105001001002", Tier.GRID, turning("grid005", "grid006", "grid007", "grid008")),
                roster(community, "110105001001", Tier.COMMUNITY, turning("duty", "duty2")),
                roster(community, "110105001", Tier.STREET, always("street")),
                roster(community, "110105001", Tier.DEPARTMENT, always("water")));
    }

    private static Roster roster(Community community, String grid, Tier tier, Function<DayOfWeek, List<Shift>> plan) {
        return new Roster(
                UUID.nameUUIDFromBytes((grid + tier.id()).getBytes(StandardCharsets.UTF_8)),
                grid,
                tier,
                community.zone(),
                1,
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, plan)),
                List.of());
    }

    /** One by day, the next by night, each backed up by the one after. */
    private static Function<DayOfWeek, List<Shift>> turning(String... persons) {
        return day -> {
            var first = day.ordinal();
            return List.of(
                    shift("day", MORNING, EVENING, persons, first),
                    shift("night", EVENING, MORNING, persons, first + 1));
        };
    }

    private static Shift shift(String id, LocalTime from, LocalTime to, String[] persons, int turn) {
        return new Shift(id, from, to, persons[turn % persons.length], persons[(turn + 1) % persons.length]);
    }

    private static Function<DayOfWeek, List<Shift>> always(String person) {
        return day -> List.of(new Shift("all-day", LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, person, null));
    }
}
