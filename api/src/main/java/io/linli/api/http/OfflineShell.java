package io.linli.api.http;

import io.linli.model.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All files of which some pages are made, found by following what each names; so a phone keeps the whole or nothing.
 *
 * @param files by path
 * @param edition differs when any of them does
 */
record OfflineShell(List<String> files, String edition) {
    private static final Pattern IN_PAGE = Pattern.compile("(?:href|src)=\"(/web/[^\"]+)\"");
    private static final Pattern MODULE = Pattern.compile("type=\"module\" src=\"(/web/[^\"]+)\"");
    private static final Pattern IN_MODULE = Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*[\"']([^\"']+)[\"']");

    /**
     * @param read answers the content of a path
     * @param imports what a bare name, or its beginning up to a slash, stands for
     */
    static OfflineShell from(List<String> roots, Function<String, Optional<byte[]>> read, Map<String, String> imports) {
        var found = followed(roots, read, imports);
        return new OfflineShell(List.copyOf(found.keySet()), hash(found));
    }

    /** Links to what a page's modules import, to be asked for at once instead of one after the other. */
    static String preloads(String page, Function<String, Optional<byte[]>> read, Map<String, String> imports) {
        var modules = names(MODULE, page).toList();
        return followed(modules, read, imports).keySet().stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + path + "\">")
                .collect(Collectors.joining("\n  "));
    }

    private static SortedMap<String, byte[]> followed(
            List<String> roots, Function<String, Optional<byte[]>> read, Map<String, String> imports) {
        var found = new TreeMap<String, byte[]>();
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            var path = open.pop();
            if (found.containsKey(path)) {
                continue;
            }
            var content = read.apply(path)
                    .orElseThrow(() ->
                            new IllegalStateException("a page for the phone names " + path + ", which is not there"));
            found.put(path, content);
            named(path, new String(content, StandardCharsets.UTF_8), imports).forEach(open::push);
        }
        return found;
    }

    private static Stream<String> named(String path, String text, Map<String, String> imports) {
        if (path.endsWith(".html")) {
            return names(IN_PAGE, text);
        }
        return path.endsWith(".js")
                ? names(IN_MODULE, text).map(name -> resolved(path, name, imports))
                : Stream.empty();
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String resolved(String path, String name, Map<String, String> imports) {
        if (name.startsWith("/")) {
            return name;
        }
        if (name.startsWith(".")) {
            return URI.create(path).resolve(name).getPath();
        }
        var exact = imports.get(name);
        return exact != null
                ? exact
                : imports.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
                        .findFirst()
                        .map(entry ->
                                entry.getValue() + name.substring(entry.getKey().length()))
                        .orElseThrow(() -> new IllegalStateException(path + " imports " + name + ", which is nowhere"));
    }

    private static String hash(Map<String, byte[]> found) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            found.forEach((path, content) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The worker, told what to keep. */
    byte[] before(byte[] worker) {
        var head = "const EDITION = '" + edition + "';\nconst SHELL = "
                + new String(Json.write(files), StandardCharsets.UTF_8) + ";\n";
        return (head + new String(worker, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
