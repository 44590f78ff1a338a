package io.linli.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** How the parts of a running demo are, as they say themselves. */
final class RunningCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RunningCheck() {}

    /** @param addresses as it announced them */
    static List<Finding> of(Properties addresses) {
        var http = addresses.getProperty("http");
        if (http == null) {
            return List.of(new Finding("demo", "is still starting", "wait a minute and ask again"));
        }
        // Every address of this machine is one that it can be asked at.
        var ready = http.replace("//0.0.0.0", "//127.0.0.1") + "/health/ready";
        try {
            var findings = new ArrayList<Finding>();
            findings.add(Finding.well("demo", "runs at " + http));
            for (var part : ask(ready).path("parts")) {
                findings.add(finding(part));
            }
            return findings;
        } catch (IOException e) {
            return List.of(new Finding(
                    "demo",
                    "holds its folder and does not answer at " + ready + " (" + e + ")",
                    "wait a minute if it has just been started; else stop it and look into its logs"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Finding finding(JsonNode part) {
        var name = part.path("part").asText();
        var detail = part.path("detail").asText();
        if (part.path("status").asText().equals("up")) {
            return Finding.well(name, detail.isEmpty() ? "up" : detail);
        }
        return new Finding(name, "down: " + detail, "look into the logs for it; stop the demo and start it again");
    }

    private static JsonNode ask(String address) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return Json.MAPPER.readTree(
                client.send(request, BodyHandlers.ofString()).body());
    }
}
