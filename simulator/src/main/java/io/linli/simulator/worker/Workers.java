package io.linli.simulator.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.linli.model.Place;
import io.linli.simulator.community.Community;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People of a community who do their work through the API, each with their own login, unless a real person does it:
 * a step is taken when it has waited for a while, and a case that a person has just worked on is left to them.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String DUTY = "duty";

    private final Community community;
    private final URI api;
    private final String password;
    private final Pace pace;
    private final Clock clock;
    private final CaseWatch watch;
    private final Map<String, ApiSession> sessions = new HashMap<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var worker = new Thread(task, "workers");
        worker.setDaemon(true);
        return worker;
    });

    /** How long a step waits before it is taken, and how long a case is left to a person who took one. */
    public record Pace(Duration step, Duration person) {
        /** Slow enough to watch. */
        public static final Pace USUAL = new Pace(Duration.ofSeconds(20), Duration.ofMinutes(3));
    }

    /** An open case as last seen. */
    private record Case(String subject, String kind, String state, Instant since) {}

    public Workers(Community community, URI api, String password, Pace pace, Clock clock, CaseWatch watch) {
        this.community = community;
        this.api = api;
        this.password = password;
        this.pace = pace;
        this.clock = clock;
        this.watch = watch;
    }

    public Workers start() {
        var look = Math.min(LOOK.toMillis(), Math.max(200, pace.step().toMillis() / 2));
        thread.scheduleWithFixedDelay(this::look, 0, look, TimeUnit.MILLISECONDS);
        return this;
    }

    private void look() {
        try {
            var open = session(DUTY).get("incidents?state=open&limit=200").path("items");
            for (var incident : open) {
                see(incident);
            }
            endThose(StreamSupport.stream(open.spliterator(), false)
                    .map(incident -> incident.path("id").asText())
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            LOG.debug("The workers wait for the API: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The workers stumble and go on", e);
        }
    }

    private void see(JsonNode incident) throws IOException, InterruptedException {
        var id = incident.path("id").asText();
        var state = incident.path("state").asText();
        var known = cases.get(id);
        if (known == null || !known.state().equals(state)) {
            known = new Case(
                    incident.path("subject").asText(), incident.path("kind").asText(), state, clock.instant());
            cases.put(id, known);
            if (Set.of("arrived", "fed_back").contains(state)) {
                watch.arrived(known.subject(), known.kind());
            }
        }
        if (!clock.instant().isBefore(known.since().plus(pace.step()))) {
            take(id, incident);
        }
    }

    private void take(String id, JsonNode incident) throws IOException, InterruptedException {
        var turn = Turn.of(incident).orElse(null);
        if (turn == null) {
            return;
        }
        var whole = session(DUTY).get("incidents/" + id);
        if (isAPersons(whole)) {
            return;
        }
        var who = turn.byDuty() ? duty(whole) : worker(incident);
        var status = session(who).post("incidents/" + id + "/" + turn.step(), turn.body());
        LOG.debug("{} {} {}: {}", who, turn.step(), id, status);
    }

    private String duty(JsonNode incident) {
        var handlers = StreamSupport.stream(incident.path("handlers").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return community.onDutyBeside(handlers).map(Community.Worker::username).orElse(DUTY);
    }

    private String worker(JsonNode incident) {
        var place = Json.read(incident.path("place").toString().getBytes(StandardCharsets.UTF_8), Place.class);
        return community.workerFor(place).map(Community.Worker::username).orElse(DUTY);
    }

    /** Whether somebody who is not one of us took a step lately. */
    private boolean isAPersons(JsonNode incident) {
        var lately = clock.instant().minus(pace.person());
        for (var line : incident.path("timeline")) {
            var isPersons = line.path("kind").asText().equals("TRANSITION")
                    && !line.path("role").asText().equals("SYSTEM")
                    && !line.path("reason").asText().startsWith(Turn.MARK);
            if (isPersons && Instant.parse(line.path("at").asText()).isAfter(lately)) {
                return true;
            }
        }
        return false;
    }

    private void endThose(Set<String> open) {
        cases.entrySet().removeIf(entry -> {
            if (open.contains(entry.getKey())) {
                return false;
            }
            watch.closed(entry.getValue().subject(), entry.getValue().kind());
            return true;
        });
    }

    private ApiSession session(String username) {
        return sessions.computeIfAbsent(username, name -> new ApiSession(api, name, password));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.debug("A worker is still at the API");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
