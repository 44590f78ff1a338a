package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts for others and warnings of others, over HTTP. */
class CapIT {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @Test
    void tellsAnAlertAndItsUpdateWhichNamesTheFirst() {
        var flood = Community.flood(Community.UNDERPASS, Level.II, 1);
        api.raise(flood);
        var path = "/api/v1/alerts/" + flood.id() + "/cap";
        var first = api.get("duty", path).raw();
        api.raise(Community.next(flood, Level.I));
        var update = api.get("duty", path).raw().body();

        assertThat(first.headers().firstValue("content-type").orElse("")).startsWith("application/cap+xml");
        assertThat(first.body()).contains("<msgType>Alert</msgType>").doesNotContain("<references>");
        assertThat(update).contains("<msgType>Update</msgType>").contains("linli," + flood.id() + ".1,");
        assertThat(api.get("other", path).status()).isEqualTo(404);
    }

    @Test
    void aWarningIsInForceUntilItsSenderCallsItOff() {
        assertThat(bring("duty", message("rain-1", "Alert", "", "110105"))).isEqualTo(201);
        assertThat(inForce("grid003")).contains("rain-1");
        assertThat(inForce("other")).doesNotContain("rain-1");
        bring("duty", message("stranger", "Cancel", reference("rain-1").replace("weather", "stranger"), "110105"));
        assertThat(inForce("grid003")).contains("rain-1");

        bring("duty", message("rain-1-end", "Cancel", reference("rain-1"), "110105"));

        assertThat(inForce("grid003")).doesNotContain("rain-1");
    }

    @Test
    void anUpdateTakesItsPlace() {
        bring("street", message("wind-1", "Alert", "", "110105"));
        bring("street", message("wind-2", "Update", reference("wind-1"), "110105"));

        assertThat(inForce("street")).contains("wind-2").doesNotContain("wind-1");
    }

    @Test
    void theSameMessageTwiceIsOneAndAnotherOfItsNameIsRefused() {
        var message = message("once", "Alert", "", "110105");
        assertThat(bring("duty", message)).isEqualTo(201);
        assertThat(bring("duty", message)).isEqualTo(200);
        assertThat(bring("duty", message.replace("暴雨", "大风"))).isEqualTo(409);
    }

    @Test
    void anExerciseIsKeptAndNotInForce() {
        bring("duty", message("exercise", "Alert", "", "110105").replace("Actual", "Exercise"));

        assertThat(inForce("duty")).doesNotContain("exercise");
    }

    @Test
    void whatSpeaksOfElsewhereOrIsNoMessageIsRefused() {
        assertThat(bring("duty", message("elsewhere", "Alert", "", "310101"))).isEqualTo(422);
        assertThat(bring("duty", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><alert>&a;</alert>"))
                .isEqualTo(422);
    }

    private static List<String> inForce(String username) {
        return api.get(username, "/api/v1/warnings").body().findValuesAsText("identifier");
    }

    private static int bring(String username, String message) {
        return api.as(username, "POST", "/api/v1/warnings", message, "content-type", "application/cap+xml")
                .status();
    }

    private static final Instant SENT = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static String reference(String identifier) {
        return "<references>weather," + identifier + "," + TIME.format(SENT.atOffset(ZoneOffset.ofHours(8)))
                + "</references>";
    }

    private static String message(String identifier, String type, String references, String grid) {
        var sender = identifier.equals("stranger") ? "stranger" : "weather";
        return """
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier><sender>%s</sender>
                <sent>%s</sent><status>Actual</status><msgType>%s</msgType><scope>Public</scope>%s
                <info><category>Met</category><event>暴雨</event><urgency>Expected</urgency>
                <severity>Severe</severity><certainty>Likely</certainty>
                <area><areaDesc>朝阳区</areaDesc><geocode><valueName>code</valueName><value>%s</value></geocode></area>
                </info></alert>
                """.formatted(
                        identifier, sender, TIME.format(SENT.atOffset(ZoneOffset.ofHours(8))), type, references, grid);
    }
}
