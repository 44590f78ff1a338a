package io.linli.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.linli.model.RuleKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every file of the pages, whoever writes the next one. */
class PageFilesTest {
    /** A key alone, or the beginning of one that is put together. */
    private static final Pattern KEY =
            Pattern.compile("[`'\"]([a-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_ -]+)*\\.?)(?:['\"`]|\\$\\{)");

    private static final Pattern USE = Pattern.compile("\\bt\\(\\s*[`'\"]([A-Za-z0-9_. -]+)['\"`]");
    private static final Pattern COLOUR = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b(?![-\\w])|\\b(rgba?|hsla?|oklch|lab|color-mix)\\(|:\\s*(white|black|red|green|blue|gr[ae]y)\\b");
    private static final Pattern ADDRESS =
            Pattern.compile("(https?:)?//[a-z0-9-]+\\.[a-z]{2,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMESPACE = Pattern.compile("http://www\\.w3\\.org/[0-9]{4}/svg");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)[^>]*>|<style|\\sstyle=|\\son[a-z]+=|javascript:", Pattern.CASE_INSENSITIVE);

    static List<String> sheets() {
        return PageFiles.ending(".css")
                .filter(file -> !file.equals("style/tokens.css"))
                .toList();
    }

    static List<String> sources() {
        return PageFiles.ending(".css", ".js", ".html").toList();
    }

    static List<String> markup() {
        return PageFiles.ending(".html", ".js").toList();
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void coloursAreSpelledInTheTokensAlone(String sheet) {
        assertThat(found(COLOUR, PageFiles.read(sheet))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void nothingIsFetchedFromElsewhere(String file) {
        var content = NAMESPACE.matcher(PageFiles.read(file)).replaceAll("");
        assertThat(found(ADDRESS, content)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("markup")
    void noScriptAndNoStyleStandsInAPage(String file) {
        assertThat(found(INLINE, PageFiles.read(file))).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        var chinese = words("zh");
        var english = words("en");
        assertThat(keys(english)).containsExactlyElementsOf(keys(chinese));
        for (var key : keys(chinese)) {
            assertThat(blanks(english.path(key).asText()))
                    .as(key)
                    .isEqualTo(blanks(chinese.path(key).asText()));
        }
    }

    @Test
    void everyKindOfRiskHasItsName() throws IOException {
        var named = keys(words("zh"));
        for (var kind : RuleKind.values()) {
            assertThat(named).contains("kind." + kind.id());
        }
    }

    @Test
    void wordsStandInTheOrderOfTheirKeys() throws IOException {
        for (var language : List.of("zh", "en")) {
            var keys = keys(words(language));
            assertThat(keys).containsExactlyElementsOf(new TreeSet<>(keys));
        }
    }

    @Test
    void everyWordThatIsAskedForIsThere() throws IOException {
        var known = keys(words("zh"));
        var asked = sourcesText().results(USE).collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(asked);
    }

    @Test
    void everyWordIsAskedFor() throws IOException {
        var named = sourcesText().results(KEY).collect(Collectors.toSet());
        var unused = keys(words("zh")).stream()
                .filter(key ->
                        named.stream().noneMatch(name -> name.endsWith(".") ? key.startsWith(name) : key.equals(name)))
                .toList();
        assertThat(unused).isEmpty();
    }

    private record Text(String content) {
        java.util.stream.Stream<String> results(Pattern pattern) {
            return pattern.matcher(content).results().map(result -> result.group(1));
        }
    }

    private static Text sourcesText() {
        return new Text(PageFiles.ending(".js").map(PageFiles::read).collect(Collectors.joining("\n")));
    }

    private static JsonNode words(String language) throws IOException {
        return Json.MAPPER.readTree(PageFiles.read("words/" + language + ".json"));
    }

    private static List<String> keys(JsonNode words) {
        var keys = new ArrayList<String>();
        words.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The names to be filled in. */
    private static TreeSet<String> blanks(String text) {
        return found(Pattern.compile("\\{\\w+}"), text).stream().collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group()).toList();
    }
}
