package io.linli.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.linli.model.Settings;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data flow one way: what may know what, over the classes of all modules. */
class ArchitectureTest {
    private static final String FLINK = "org.apache.flink..";
    private static final String VERTX = "io.vertx..";
    private static final String PAHO = "org.eclipse.paho..";
    private static final List<String> SIBLINGS =
            List.of("io.linli.simulator..", "io.linli.ingest..", "io.linli.jobs..", "io.linli.api..");

    private static final JavaClasses LINLI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.linli");

    @ParameterizedTest
    @ValueSource(strings = {"io.linli.simulator..", "io.linli.ingest..", "io.linli.jobs..", "io.linli.api.."})
    void siblingsMeetOnlyInStreams(String sibling) {
        var others = SIBLINGS.stream().filter(other -> !other.equals(sibling)).toArray(String[]::new);
        holds(noClasses()
                .that()
                .resideInAPackage(sibling)
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage("io.linli.standalone.."))));
    }

    @Test
    void wordsKnowNobody() {
        holds(noClasses()
                .that()
                .resideInAPackage("io.linli.model..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.linli..")
                        .and(DescribedPredicate.not(resideInAPackage("io.linli.model..")))
                        .or(resideInAnyPackage(FLINK, VERTX, PAHO))));
    }

    @Test
    void detectorsAndAdaptersArePure() {
        holds(noClasses()
                .that(resideInAnyPackage(
                                "io.linli.jobs.detect..", "io.linli.jobs.correlate..", "io.linli.ingest.payload..")
                        .and(DescribedPredicate.not(named("RiskFunction|CorroborationFunction"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FLINK, VERTX, PAHO)));
    }

    @Test
    void theBrokerIsSpokenToInThreePlaces() {
        holds(noClasses()
                .that(DescribedPredicate.not(named("MqttInbox|Downlink|Conversation"))
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "io.linli.simulator..", "io.linli.benchmarks..", "io.linli.standalone.."))))
                .should()
                .dependOnClassesThat(resideInAPackage(PAHO)));
    }

    @Test
    void recordsAreReadAndWrittenInStores() {
        holds(noClasses()
                .that(DescribedPredicate.not(named("\\w*Store|Records|Database")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.jdbi..")));
    }

    @Test
    void environmentIsReadInSettings() {
        holds(noClasses()
                .that()
                .areNotAssignableTo(Settings.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
    }

    @Test
    void namesSayWhatThingsAre() {
        holds(noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Common|Manager)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl.."));
    }

    /** A class by its own name or as a part nested in it. */
    private static DescribedPredicate<JavaClass> named(String simpleName) {
        var whole = Pattern.compile(".*\\.(" + simpleName + ")(\\$.*)?");
        return DescribedPredicate.describe(
                "named " + simpleName, type -> whole.matcher(type.getName()).matches());
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(LINLI);
    }
}
