package io.linli.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks the store of history as a person with curl would. */
final class QuestDb {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private QuestDb() {}

    static JsonNode ask(String url, String sql) throws IOException, InterruptedException {
        var address = URI.create(url + "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        var answer = HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        var body = Json.MAPPER.readTree(answer.body());
        if (body.has("error")) {
            throw new IOException(sql + ": " + body.path("error").asText());
        }
        return body.path("dataset");
    }

    static long count(String url, String condition) throws IOException, InterruptedException {
        return ask(url, "select count() from readings where " + condition)
                .at("/0/0")
                .asLong();
    }
}
