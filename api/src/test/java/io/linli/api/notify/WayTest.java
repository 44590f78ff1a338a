package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.api.staff.Role;
import io.linli.model.Level;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayTest {

    @ParameterizedTest
    @CsvSource({
        "I,   VOICE SMS PUSH EMAIL, VOICE SMS PUSH",
        "II,  VOICE SMS PUSH EMAIL, SMS PUSH",
        "III, VOICE SMS PUSH EMAIL, PUSH",
        "III, VOICE SMS EMAIL,      EMAIL",
        "IV,  VOICE SMS PUSH EMAIL, EMAIL",
        "IV,  VOICE SMS PUSH,       PUSH",
        "I,   EMAIL,                EMAIL",
        "II,  VOICE EMAIL,          VOICE",
        "II,  EMAIL,                EMAIL",
        "III, VOICE SMS,            SMS",
        "IV,  VOICE SMS,            SMS",
        "I,   '',                   ''"
    })
    void theMoreUrgentTheLouder(Level level, String open, String taken) {
        assertThat(Way.of(level, ways(open))).containsExactlyElementsOf(ways(taken));
    }

    @Test
    void whoHasNoTelephoneIsNotCalled() {
        var person = new Contact(
                "zhou",
                Role.GRID_WORKER,
                "110105001001003",
                null,
                "zhou@example.org",
                List.of(new Subscription("https://one", "", "", "zh"), new Subscription("https://two", "", "", "zh")),
                null);
        assertThat(person.among(EnumSet.allOf(Way.class))).containsExactly(Way.PUSH, Way.EMAIL);
        assertThat(person.at(Way.PUSH)).hasSize(2);
    }

    @Test
    void gatewaysAreToldTheDigitsOfANumberAlone() {
        var person = new Contact("zhou", Role.GRID_WORKER, "1101", "+86 (010) 1234-5678", null, List.of(), null);
        assertThat(person.at(Way.SMS).get(0).recipient()).isEqualTo("+8601012345678");
    }

    private static Set<Way> ways(String text) {
        var ways = EnumSet.noneOf(Way.class);
        Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Way::valueOf)
                .forEach(ways::add);
        return ways;
    }
}
