package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Parameter;
import io.linli.model.RuleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document of risks says of every kind what its declaration says. */
class RisksDocumentTest {
    private static final Pattern NUMBER = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| ([^|]*) \\| [^|]+ \\|$");

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void everyKindStandsInTheOverview(RuleKind kind) throws IOException {
        var row = hasSection(kind) ? "| [%1$s](#%1$s) |".formatted(kind.id()) : "| %s |".formatted(kind.id());
        assertThat(document().lines()).anyMatch(line -> line.startsWith(row));
    }

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void aSectionNamesEachNumberWithItsDefault(RuleKind kind) throws IOException {
        if (hasSection(kind)) {
            var declared = new TreeMap<String, String>();
            kind.parameters().forEach(parameter -> declared.put(parameter.name(), written(parameter)));
            assertThat(told(kind)).isEqualTo(declared);
        }
    }

    private static String written(Parameter parameter) {
        var unit = parameter.isDuration() ? "" : parameter.unit();
        return compact(parameter.standard() + unit);
    }

    private static Map<String, String> told(RuleKind kind) throws IOException {
        var told = new TreeMap<String, String>();
        NUMBER.matcher(section(kind)).results().forEach(row -> told.put(row.group(1), compact(row.group(2))));
        return told;
    }

    /** As the declarations write it: {@code 10 min} is {@code 10m}. */
    private static String compact(String number) {
        return number.replace(" ", "").replaceFirst("(?<=[0-9])min$", "m");
    }

    private static boolean hasSection(RuleKind kind) throws IOException {
        return sections().stream().anyMatch(section -> section.startsWith(kind.id() + "\n"));
    }

    private static String section(RuleKind kind) throws IOException {
        return sections().stream()
                .filter(section -> section.startsWith(kind.id() + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sections() throws IOException {
        return List.of(document().split("(?m)^## "));
    }

    private static String document() throws IOException {
        return Files.readString(ComposeFile.ROOT.resolve("docs/risks.md"));
    }
}
