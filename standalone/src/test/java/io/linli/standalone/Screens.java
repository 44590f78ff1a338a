package io.linli.standalone;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages for the documents, taken only when a folder for them is named by {@code linli.screens}. */
final class Screens {
    private static final String FOLDER = System.getProperty("linli.screens", "");

    private Screens() {}

    static boolean areWanted() {
        return !FOLDER.isEmpty();
    }

    static void take(Page page, String name) {
        if (areWanted()) {
            // Tests run in their module; the folder is named from the root.
            var file = Path.of("..").resolve(FOLDER).resolve(name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
