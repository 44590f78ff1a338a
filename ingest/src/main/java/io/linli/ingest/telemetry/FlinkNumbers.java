package io.linli.ingest.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How detection works and how late it is. Flink is asked where it shows itself to people: there one address speaks for
 * all its machines, in one process as on many servers.
 */
final class FlinkNumbers implements SampleSource {
    private static final String PART = "detection";
    /** What is kept of an operator, and how the numbers of its parallel instances become one. */
    private static final Map<String, String> KEPT = Map.of(
            "alerts", "sum",
            "evaluations", "sum",
            "faultyRules", "max",
            "deadlineLatenessMs_p99", "max",
            "currentInputWatermark", "min",
            "pendingRecords", "sum",
            "numRecordsInPerSecond", "sum");

    private final PartAddress flink;

    FlinkNumbers(PartAddress flink) {
        this.flink = flink;
    }

    @Override
    public List<Sample> read(Instant now) throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        var running = 0;
        for (var job : flink.json("/jobs").path("jobs")) {
            if (job.path("status").asText().equals("RUNNING")) {
                running++;
                readJob("/jobs/" + job.path("id").asText(), now, samples);
            }
        }
        samples.add(sample("jobs_running", "", running, now));
        return samples;
    }

    private void readJob(String job, Instant now, List<Sample> samples) throws IOException, InterruptedException {
        readCheckpoints(flink.json(job + "/checkpoints"), now, samples);
        for (var told : flink.json(job + "/metrics?get=numRestarts")) {
            samples.add(sample(told.path("id").asText(), "", told.path("value").asDouble(), now));
        }
        for (var vertex : flink.json(job).path("vertices")) {
            readOperators(job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics", now, samples);
        }
    }

    private static void readCheckpoints(JsonNode checkpoints, Instant now, List<Sample> samples) {
        var counts = checkpoints.path("counts");
        samples.add(sample("checkpoints_completed", "", counts.path("completed").asDouble(), now));
        samples.add(sample("checkpoints_failed", "", counts.path("failed").asDouble(), now));
        var latest = checkpoints.at("/latest/completed");
        if (latest.isObject()) {
            var age = now.toEpochMilli() - latest.path("latest_ack_timestamp").asLong();
            samples.add(sample("checkpoint_age_seconds", "", Math.max(0, age) / 1_000.0, now));
            samples.add(sample(
                    "checkpoint_ms", "", latest.path("end_to_end_duration").asDouble(), now));
            samples.add(sample("checkpoint_bytes", "", latest.path("state_size").asDouble(), now));
        }
    }

    /** Each operator of a vertex has the same names behind its own. */
    private void readOperators(String path, Instant now, List<Sample> samples)
            throws IOException, InterruptedException {
        var names = StreamSupport.stream(flink.json(path).spliterator(), false)
                .map(each -> each.path("id").asText())
                // The same names without an operator are the sums of a whole task.
                .filter(id -> id.contains(".") && KEPT.containsKey(last(id)))
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        if (names.isEmpty()) {
            return;
        }
        for (var told : flink.json(path + "?get=" + names)) {
            var id = told.path("id").asText();
            var operator = id.substring(0, id.length() - last(id).length() - 1);
            var value = told.path(KEPT.getOrDefault(last(id), "sum")).asDouble(Double.NaN);
            add(samples, last(id), operator, value, now);
        }
    }

    private static void add(List<Sample> samples, String name, String operator, double value, Instant now) {
        if (name.equals("currentInputWatermark")) {
            // Before the first beacon it is at the beginning of all time.
            if (value > 0) {
                samples.add(sample("watermark_lag_seconds", operator, (now.toEpochMilli() - value) / 1_000, now));
            }
        } else if (Double.isFinite(value)) {
            samples.add(sample(name, operator, value, now));
        }
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private static Sample sample(String name, String operator, double value, Instant now) {
        return new Sample(PART, "flink_" + name, operator, value, now);
    }
}
