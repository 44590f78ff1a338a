package io.linli.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes of {@code docker-compose.yml} on this machine, each with the environment and the configuration that it
 * has there; only hosts, ports and folders are this machine's.
 */
final class Deployment implements AutoCloseable {
    static final String PASSWORD = DemoSeed.PASSWORD;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ComposeFile compose = ComposeFile.read();
    private final Path folder = Parts.folder("deployed");
    private final Whereabouts where = new Whereabouts(folder);
    private final DeployedStores stores = new DeployedStores(where);
    private final DeployedFlink flink = new DeployedFlink(where);
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private @Nullable InfluxDb influx;

    /** @param seed what the community begins with */
    Deployment(String seed) {
        this(seed, Map.of());
    }

    /** @param set variables of the compose file */
    Deployment(String seed, Map<String, String> set) {
        variables.putAll(set);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            var file = Files.writeString(folder.resolve("seed.yaml"), seed);
            variables.put("LINLI_SEED", file.toString());
            variables.put("LINLI_SECURE_COOKIE", "false");
            variables.put("LINLI_MFA", "optional");
            makeSecrets();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeSecrets() throws IOException {
        var secrets = Path.of(where.here("/run/secrets"));
        Files.writeString(secrets.resolve("demo-password"), PASSWORD);
        Files.writeString(secrets.resolve("influx-admin-token"), InfluxDb.TOKEN);
        new Server(
                        List.of(ComposeFile.ROOT
                                .resolve("deploy/make-secrets.sh")
                                .toString()),
                        Map.of("SECRETS", secrets.toString()),
                        where.log("secrets"))
                .run();
    }

    String secret(String name) {
        try {
            return Files.readString(Path.of(where.here("/run/secrets"), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything, in the order of its dependencies. */
    Deployment start() {
        try {
            startAll();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startAll() {
        begin("postgres", stores.postgres());
        begin("kafka", stores.kafka(compose.environment("kafka", variables).get("CLUSTER_ID")));
        begin("mosquitto", stores.mosquitto());
        stores.awaitThem();
        startInflux();
        Server.java(main("streams"), environment("streams"), where.log("streams"))
                .run();
        if (hasHistory()) {
            Server.java(main("influx-tokens"), environment("influx-tokens"), where.log("influx-tokens"))
                    .run();
        }
        startOurs("api");
        startOurs("ingest");
        startOurs("backtests");
        begin("jobmanager", flink.jobManager(main("jobmanager"), environment("jobmanager")));
        begin("taskmanager", flink.taskManager(environment("taskmanager")));
        awaitReady();
    }

    /** The devices and people of the profile {@code demo}. */
    void startSimulator() {
        startOurs("simulator");
    }

    void restart(String name) {
        servers.get(name).start();
    }

    /** History is left out where there is no InfluxDB to start. */
    boolean hasHistory() {
        return InfluxServer.isThere();
    }

    void killHistory() throws IOException, InterruptedException {
        influx.kill();
    }

    void restartHistory() throws IOException {
        influx.start();
    }

    void kill(String name) {
        servers.get(name).kill();
        if (name.equals("postgres")) {
            stores.killPostgres();
        }
    }

    int stop(String name) throws InterruptedException {
        return servers.get(name).stop();
    }

    /** How the health check of its container would end. */
    int probe(String service) throws InterruptedException {
        var check = ComposeFile.<String>list(
                ComposeFile.map(compose.service(service).get("healthcheck")).get("test"));
        var port = "" + where.port(service + ":" + check.get(2));
        var probe = ComposeFile.ROOT.resolve("deploy/probe").toString();
        return new Server(List.of(probe, port, check.get(3)), Map.of(), where.log("probe")).end();
    }

    /** All parts say that they are well, and every task of the job is at work. */
    void awaitReady() {
        await().atMost(PATIENCE).until(() -> isWell("ingest:8081", "/health/ready"));
        await().atMost(PATIENCE).until(() -> isWell("api:8080", "/health/ready"));
        await().atMost(PATIENCE).until(flink::isDetecting);
    }

    String http() {
        return where.url("api:8080");
    }

    String bootstrap() {
        return where.here("kafka:9092");
    }

    int mqttPort() {
        return where.port("mosquitto:1883");
    }

    private Map<String, String> environment(String service) {
        var environment = compose.environment(service, variables);
        environment.replaceAll((name, value) -> where.here(value));
        environment.computeIfPresent("LINLI_HTTP_PORT", (name, port) -> "" + where.port("api:8080"));
        environment.computeIfPresent("LINLI_INGEST_PORT", (name, port) -> "" + where.port("ingest:8081"));
        if (!hasHistory()) {
            environment.keySet().removeIf(name -> name.startsWith("LINLI_INFLUX_"));
        }
        return environment;
    }

    private List<String> main(String service) {
        return compose.command(service);
    }

    private void startOurs(String service) {
        begin(service, Server.java(main(service), environment(service), where.log(service)));
    }

    private void begin(String name, Server server) {
        servers.put(name, server);
        server.start();
    }

    private void startInflux() {
        if (hasHistory()) {
            influx = InfluxDb.create(where.folder("influx"));
            where.moved("influxdb:8086", influx.url());
        }
    }

    private boolean isWell(String address, String path) {
        return where.get(address, path) != null;
    }

    @Override
    public void close() {
        var all = new ArrayList<>(servers.values());
        Collections.reverse(all);
        all.forEach(Server::close);
        stores.killPostgres();
        if (influx != null) {
            try {
                influx.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
