package io.linli.api.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.Community;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class CapTest {
    private static final Alert FLOOD = Community.flood(Community.UNDERPASS, Level.II, 1);
    private static final Alert HIGHER = Community.next(FLOOD, Level.I);

    private static final String WARNING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>storm-1</identifier><sender>weather@example.org</sender>
              <sent>2026-07-21T02:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
              <info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Expected</urgency>
                <severity>Severe</severity><certainty>Likely</certainty><expires>2026-07-21T08:00:00+08:00</expires>
                <headline>暴雨橙色预警</headline>
                <area><areaDesc>朝阳区</areaDesc><geocode><valueName>GB/T 2260</valueName><value>110105</value></geocode></area>
              </info>
            </alert>
            """;

    @Test
    void theFirstWordIsAnAlertWithItsLevelAsSeverity() {
        var document = read(CapText.of(FLOOD, null, "linli"));

        assertThat(value(document, "msgType")).isEqualTo("Alert");
        assertThat(value(document, "severity")).isEqualTo("Severe");
        assertThat(value(document, "scope")).isEqualTo("Restricted");
        assertThat(document.getElementsByTagName("info").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("references").getLength()).isZero();
    }

    @Test
    void anUpdateNamesWhatItReplaces() {
        var first = read(CapText.of(FLOOD, null, "linli"));
        var update = read(CapText.of(HIGHER, FLOOD, "linli"));

        assertThat(value(update, "msgType")).isEqualTo("Update");
        assertThat(value(update, "references"))
                .isEqualTo("linli," + value(first, "identifier") + "," + value(first, "sent"));
        assertThat(value(update, "severity")).isEqualTo("Extreme");
    }

    @Test
    void theEndIsACancel() {
        var cancel = read(CapText.of(HIGHER.over(ClearReason.RECOVERED), FLOOD, "linli"));

        assertThat(value(cancel, "msgType")).isEqualTo("Cancel");
        assertThat(value(cancel, "urgency")).isEqualTo("Past");
    }

    @Test
    void whatHappensInAHomeIsPrivate() {
        var document = read(CapText.of(Community.sos(1), null, "linli"));

        assertThat(value(document, "scope")).isEqualTo("Private");
        assertThat(value(document, "addresses")).isEqualTo("grid:" + Community.GRID);
    }

    @Test
    void whatXmlCannotHoldHarmsNothing() {
        var odd = FLOOD.saying(
                FLOOD.level(), FLOOD.levelAt(), FLOOD.explanation(), new Text("<水>\u0000 & 😀", "<b>water</b> ]]>"));

        assertThat(value(read(CapText.of(odd, null, "linli")), "description")).isEqualTo("<水> & 😀");
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "LINLI_TEST_CAP_XSD",
            matches = ".+",
            disabledReason = "the schema that OASIS published is not copied into this project")
    void thePublishedSchemaTakesWhatIsWritten() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of(System.getenv("LINLI_TEST_CAP_XSD")).toFile());

        for (var text : List.of(
                CapText.of(FLOOD, null, "linli"),
                CapText.of(HIGHER, FLOOD, "linli"),
                CapText.of(Community.sos(1), null, "linli"))) {
            schema.newValidator().validate(new DOMSource(read(text)));
        }
    }

    @Test
    void readsAWarningOfAWeatherService() {
        var warning = Warning.parse(bytes(WARNING));

        assertThat(warning.grids()).containsExactly("110105");
        assertThat(warning.texts()).isEqualTo(Map.of("zh-CN", "暴雨橙色预警"));
        assertThat(warning.expiresAt()).isEqualTo(Instant.parse("2026-07-21T00:00:00Z"));
        assertThat(warning.isActual()).isTrue();
    }

    @Test
    void aWarningThatDoesNotSayIsOverAfterADay() {
        var endless = WARNING.replaceAll("<expires>.*</expires>", "");

        assertThat(Warning.parse(bytes(endless)).expiresAt()).isEqualTo(Instant.parse("2026-07-21T18:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert/>",
                "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><alert/>",
                "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>x</identifier></alert>",
                "<alert/>",
                "no xml at all",
                ""
            })
    void refusesWhatIsNoMessageOrReachesOut(String text) {
        assertThatThrownBy(() -> Warning.parse(bytes(text))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnUpdateThatNamesNothing() {
        var update = WARNING.replace("<msgType>Alert", "<msgType>Update");

        assertThatThrownBy(() -> Warning.parse(bytes(update))).hasMessageContaining("references");
    }

    @Test
    void refusesANameWithACommaInIt() {
        var odd = WARNING.replace("storm-1", "storm,1");

        assertThatThrownBy(() -> Warning.parse(bytes(odd))).hasMessageContaining("identifier");
    }

    private static Document read(String text) {
        return CapSchema.read(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }
}
