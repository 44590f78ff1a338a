package io.linli.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role × type × prefix of the event stream, as somebody else than the code says it. */
class EventAudienceTest {
    private static final String GRID = "110105001001003";
    private static final String HOME = "home:b3-501";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALERT    | home:b3-501    | all but AUDITOR ADMIN
            INCIDENT | home:b3-501    | all but AUDITOR ADMIN DEVICE_ADMIN
            NOTICE   | home:b3-501    | all but AUDITOR ADMIN DEVICE_ADMIN
            DEVICE   | home:b3-501    | all but AUDITOR
            RULE     | ''             | all but AUDITOR RESIDENT FAMILY
            BACKTEST | ''             | GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER CHECKER SUPERVISOR MANAGER ANALYST
            WARNING  | ''             | all but AUDITOR ADMIN DEVICE_ADMIN
            READING  | home:b3-501    | GRID_WORKER GRID_LEAD COMMUNITY_DUTY STREET_DISPATCHER RESIDENT FAMILY
            READING  | site:underpass | all but AUDITOR ADMIN
            """)
    void onlyTheseRolesHear(Event.Type type, String subject, String roles) {
        var event = new Event(type, GRID, subject, "{}");
        var hearing = Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM && event.isFor(role))
                .collect(Collectors.toSet());
        assertThat(hearing).isEqualTo(roles(roles));
    }

    @Test
    void everyTypeIsInTheTable() {
        assertThat(Event.Type.values()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "110105001001003,,true",
        "110105001001,,true",
        "110105,,true",
        "110105001001004,,false",
        "110108,,false",
        "110105001001003,b3-501,true",
        "110105001001003,b3-502,false"
    })
    void onlyThosePrefixesAndThatHousehold(String grid, @Nullable String home, boolean hears) {
        var caller = new Caller("x", "x", home == null ? Role.GRID_WORKER : Role.RESIDENT, grid, home);
        assertThat(caller.sees(GRID, HOME)).isEqualTo(hears);
    }

    private static Set<Role> roles(String text) {
        var named = Arrays.stream(text.replace("all but ", "").split(" "))
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        return text.startsWith("all")
                ? Arrays.stream(Role.values())
                        .filter(role -> role != Role.SYSTEM && !named.contains(role))
                        .collect(Collectors.toSet())
                : named;
    }
}
