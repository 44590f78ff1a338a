package io.linli.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linli.model.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;

/** The contract as the router reads it: without what it does not know, such as some forms of answers. */
final class Contract {
    static final String TABLE = "text/csv";
    static final String BYTES = "application/octet-stream";
    private static final String PHOTO = "image/jpeg";

    private Contract() {}

    static Future<OpenAPIContract> load(Vertx vertx) {
        return OpenAPIContract.from(vertx, new JsonObject(withoutAnswers().toString()));
    }

    private static JsonNode withoutAnswers() {
        try (var in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            var contract = Json.YAML.readTree(in);
            for (var response : contract.path("components").path("responses")) {
                ((ObjectNode) response).remove("content");
            }
            for (var path : contract.path("paths")) {
                readAsBytes(path.path("post").path("requestBody").path("content"));
            }
            return contract;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read /openapi.yaml", e);
        }
    }

    /** The router knows neither tables nor photos; what one is, we find out ourselves. */
    private static void readAsBytes(JsonNode content) {
        if (content.has(TABLE) || content.has(PHOTO)) {
            ((ObjectNode) content).removeAll().putObject(BYTES);
        }
    }

    /** What comes there is bytes, whatever it says that it is. */
    static boolean isPhoto(String path) {
        return path.endsWith("/photos");
    }
}
