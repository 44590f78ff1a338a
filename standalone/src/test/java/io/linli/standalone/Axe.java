package io.linli.standalone;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether a page can be used by everybody, as far as a machine can tell: the rules of axe-core. */
final class Axe {
    private static final String LOOK = """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations'],
              });
              return violations.map(({ id, nodes }) =>
                `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
            }""";

    private final String script;

    Axe() {
        script = read("/axe.min.js");
    }

    /** What it finds, each with the rule and where. */
    List<?> findings(Page page) {
        page.evaluate(script);
        return (List<?>) page.evaluate(LOOK);
    }

    private static String read(String resource) {
        try (var in = Axe.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
