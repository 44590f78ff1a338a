package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where on this machine stands what has a host, a port and a folder of its own in a container. */
final class Whereabouts {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    Whereabouts(Path folder) {
        this.folder = folder;
        for (var address : new String[] {
            "mosquitto:1883", "mosquitto:1884", "kafka:9092", "localhost:9093", "postgres:5432", "influxdb:8086",
            "ingest:8081", "api:8080", "jobmanager:6123", "jobmanager:8081", "jobmanager:9249", "taskmanager:9249"
        }) {
            ports.put(address, FreePort.orWanted(0));
            places.put(address, "127.0.0.1:" + port(address));
        }
        places.put("0.0.0.0:9092", places.get("kafka:9092"));
        places.put("0.0.0.0", "127.0.0.1");
        places.put("/opt/linli/scenarios", ComposeFile.ROOT.resolve("scenarios").toString());
        for (var inside : new String[] {
            "/run/secrets",
            "/var/lib/linli",
            "/var/lib/kafka/data",
            "/run/mosquitto",
            "/mosquitto/data",
            "/mosquitto/config"
        }) {
            places.put(inside, folder(inside.substring(1).replace('/', '-')).toString());
        }
    }

    int port(String address) {
        return ports.get(address);
    }

    /** It has chosen its port itself. */
    void moved(String address, String url) {
        places.put(address, url.replaceFirst("^http://", ""));
    }

    String url(String address) {
        return "http://127.0.0.1:" + port(address);
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    /** The same said of this machine. */
    String here(String text) {
        for (var place : places.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return text;
    }

    /** A file of the deployment, said of this machine; {@code more} is replaced before. */
    Path configured(String file, Map<String, String> more, String to) {
        var text = ComposeFile.text(file);
        for (var change : more.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalArgumentException(file + " does not say: " + change.getKey());
            }
            text = text.replace(change.getKey(), change.getValue());
        }
        try {
            return Files.writeString(folder.resolve(to), here(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What answers well there; null where nothing does. */
    @Nullable
    String get(String address, String path) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url(address) + path)).timeout(Duration.ofSeconds(2));
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
