package io.linli.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final DeviceCredential KEY = new DeviceCredential("a-key-of-sixteen-letters");
    private static final Device LEVEL = Device.sensor(
            "level-7",
            Metric.WATER_LEVEL,
            Place.site("110105001001003", "underpass-east", "东地下通道", ZoneId.of("Asia/Shanghai")),
            Duration.ofMinutes(1));

    private final Accounts accounts = new Accounts();

    @Test
    void aDeviceSpeaksAndListensUnderItsOwnIdAlone() {
        var account = Account.of(LEVEL, KEY);
        assertThat(account.permissions())
                .allSatisfy(may -> assertThat(may.topic()).startsWith("linli/v1/level-7/"))
                .contains(new Account.Permission("subscribeLiteral", "linli/v1/level-7/cmd"))
                .doesNotContain(Account.Permission.say("linli/v1/level-7/cmd"));
        assertThat(account.toString()).doesNotContain(account.password());
    }

    @Test
    void whatTheBrokerKnowsAlreadyIsNotSaidAgain() {
        var account = Account.of(LEVEL, KEY);
        accounts.want(account);
        accounts.found(Map.of("level-7", account.mark()));
        assertThat(accounts.changes(10)).isEmpty();
    }

    @Test
    void whoeverTheRegistryDoesNotKnowIsShutOutFirst() {
        accounts.want(Account.of(LEVEL, KEY));
        accounts.found(Map.of("stranger", "mark"));
        assertThat(accounts.changes(1)).containsExactly(new Accounts.Change("stranger", Optional.empty()));
    }

    @Test
    void aNewCredentialIsAnAccountMadeAnew() {
        accounts.found(Map.of("level-7", Account.of(LEVEL, KEY).mark()));
        var renewed = Account.of(LEVEL.renewed(), KEY);
        accounts.want(renewed);
        var changes = accounts.changes(10);
        assertThat(changes).containsExactly(new Accounts.Change("level-7", Optional.of(renewed)));
        accounts.done(changes);
        assertThat(accounts.changes(10)).isEmpty();
    }

    @Test
    void theAnswerTellsWhatWasRefusedButNotWhatWasGoneBefore() throws Exception {
        var answer = Json.MAPPER.readTree("""
                {"responses": [{"command": "deleteClient", "error": "Client not found"},
                               {"command": "createRole", "error": "Role already exists"},
                               {"command": "createClient", "correlationData": "q-1"}]}""");
        assertThat(DynamicSecurity.isAnswer(answer, "q-1")).isTrue();
        assertThat(DynamicSecurity.isAnswer(answer, "q-2")).isFalse();
        assertThat(DynamicSecurity.refusals(answer)).isEqualTo(List.of("createRole: Role already exists"));
    }
}
