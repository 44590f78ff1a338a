package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The deployment as {@code docker-compose.yml} has it, read as Compose reads it. */
record ComposeFile(Map<String, Object> content) {
    static final Path ROOT = root();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");

    static ComposeFile read() {
        return new ComposeFile(new Yaml().load(text("docker-compose.yml")));
    }

    /** A file of this project. */
    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Map<String, Object>> services() {
        return map(content.get("services"));
    }

    Map<String, Object> service(String name) {
        return services().get(name);
    }

    Map<String, Object> secrets() {
        return map(content.get("secrets"));
    }

    /** What {@code ./linli up --demo} sets. */
    static Map<String, String> demo() {
        return text("deploy/demo.env")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** What the service's process finds in its environment when these variables are set. */
    Map<String, String> environment(String service, Map<String, String> variables) {
        var environment = new LinkedHashMap<String, String>();
        ComposeFile.<Object>map(service(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, filled(value.toString(), variables)));
        return environment;
    }

    List<String> command(String service) {
        return ComposeFile.<String>list(service(service).getOrDefault("command", List.of()));
    }

    static String filled(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> variables.getOrDefault(found.group(1), found.group(2)));
    }

    @SuppressWarnings("unchecked")
    static <T> Map<String, T> map(Object value) {
        return (Map<String, T>) value;
    }

    @SuppressWarnings("unchecked")
    static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
