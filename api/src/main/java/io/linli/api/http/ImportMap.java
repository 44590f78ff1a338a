package io.linli.api.http;

import io.linli.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * By which names the pages' modules ask for their libraries, and where each is kept in its archive.
 *
 * @param json as browsers read it
 * @param names the same: what a bare name, or its beginning up to a slash, stands for
 * @param folders of the class path, by the beginning of the path that they are served at
 */
record ImportMap(String json, Map<String, String> names, Map<String, String> folders) {
    private static final String GROUP = "META-INF/maven/org.webjars.npm/";
    private static final List<Library> LIBRARIES = List.of(
            new Library("lit", "lit", "index.js"),
            new Library("lit-html", "lit-html", "lit-html.js"),
            new Library("lit-element", "lit-element", "index.js"),
            new Library("@lit/reactive-element", "lit__reactive-element", "reactive-element.js"));

    /**
     * @param name in an import
     * @param archive of the library, which says its version itself
     * @param main the module that the bare name stands for
     */
    private record Library(String name, String archive, String main) {}

    static ImportMap ofClassPath() {
        var imports = new LinkedHashMap<String, String>();
        var folders = new LinkedHashMap<String, String>();
        for (var library : LIBRARIES) {
            var version = version(library.archive());
            var served = "/web/lib/" + library.archive() + "-" + version + "/";
            imports.put(library.name(), served + library.main());
            imports.put(library.name() + "/", served);
            folders.put(served, "META-INF/resources/webjars/" + library.archive() + "/" + version + "/");
        }
        var json = new String(Json.write(Map.of("imports", imports)), StandardCharsets.UTF_8);
        return new ImportMap(json, Map.copyOf(imports), Map.copyOf(folders));
    }

    /** What a policy calls this very map, the only script that stands in a page. */
    String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String version(String archive) {
        var properties = new Properties();
        try (var in = ImportMap.class.getResourceAsStream("/" + GROUP + archive + "/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks the pages' library " + archive);
            }
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what " + archive + " says of itself", e);
        }
    }
}
