package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/** Documents tell the truth: what they name exists, in both languages. */
class DocumentsTest {
    private static final Path ROOT = ComposeFile.ROOT;
    private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern FILE = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/?");
    private static final Pattern SCRIPT = Pattern.compile("\\./(\\w+)(?: .*)?");
    private static final Pattern COMMAND = Pattern.compile("\\./linli ([a-z-]+)((?: --?[a-z-]+)*)");

    /** These need no Java. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("up", "down");

    /** Made when it runs, or named without being ours. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\.linli(/.*)?|linli/v1/.*");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md"})
    void everyPathExists(String document) throws IOException {
        assertThat(paths(document)).isNotEmpty();
        assertThat(paths(document))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md"})
    void everyCommandExists(String document) throws IOException {
        var commands = Linli.commandLine().getSubcommands();
        for (var named : all(COMMAND, String.join("\n", code(document)))) {
            if (OF_THE_SCRIPT.contains(named.group(1))) {
                continue;
            }
            assertThat(commands).containsKey(named.group(1));
            var options = commands.get(named.group(1)).getCommandSpec().optionsMap();
            assertThat(options.keySet()).containsAll(words(named.group(2)));
        }
    }

    @Test
    void bothLanguagesNameTheSame() throws IOException {
        assertThat(code("README.zh-CN.md")).isEqualTo(code("README.md"));
        assertThat(paths("README.zh-CN.md"))
                .containsAll(paths("README.md").stream()
                        .filter(path -> !path.startsWith("README"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "simulator", "ingest", "stream-jobs", "api", "standalone", "benchmarks"})
    void versionsStandInTheRootAlone(String module) throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
        var versions = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate("//version[not(parent::parent)][not(starts-with(., '${'))]", pom, XPathConstants.NODESET);
        assertThat(versions.getLength()).isZero();
    }

    private static Set<String> paths(String document) throws IOException {
        var links = all(LINK, read(document)).stream().map(link -> link.group(1));
        var named = code(document).stream()
                .filter(FILE.asMatchPredicate())
                .filter(text -> text.contains("/") || text.matches(".+\\.(md|xml|yaml|yml)"))
                .filter(text -> !ELSEWHERE.matcher(text).matches());
        var scripts = code(document).stream()
                .map(SCRIPT::matcher)
                .filter(Matcher::matches)
                .map(script -> script.group(1));
        return Stream.of(links, named, scripts).flatMap(found -> found).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands between backticks, and each line for a shell. */
    private static Set<String> code(String document) throws IOException {
        var text = read(document);
        var lines = all(SHELL, text).stream().flatMap(block -> block.group(1).lines());
        var inline = all(INLINE, text.replaceAll("(?s)```.*?```", "")).stream().map(span -> span.group(1));
        return Stream.concat(lines, inline).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static String read(String document) throws IOException {
        return Files.readString(ROOT.resolve(document));
    }
}
