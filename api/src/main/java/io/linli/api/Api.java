package io.linli.api;

import io.linli.api.http.Health;
import io.linli.api.stream.KafkaStreaming;
import io.linli.api.stream.Streaming;
import io.linli.model.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that people talk to, as an object to start and stop. */
public final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    private final ApiVerticle verticle;

    public Api(ApiConfig config) {
        this(config, List.of());
    }

    /** @param neighbours parts in the same process, told of beside this one's own */
    public Api(ApiConfig config, List<Health.Check> neighbours) {
        this(config, new KafkaStreaming(config.kafkaBootstrap(), Clock.systemUTC()), Clock.systemUTC(), neighbours);
    }

    /** With other ends of the streams. */
    public Api(ApiConfig config, Streaming streaming, Clock clock) {
        this(config, streaming, clock, List.of());
    }

    private Api(ApiConfig config, Streaming streaming, Clock clock, List<Health.Check> neighbours) {
        this.verticle = new ApiVerticle(config, streaming, clock, neighbours);
    }

    /** Returns once requests are answered; throws what hinders it. */
    public Api start() {
        try {
            vertx.deployVerticle(verticle)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            LOG.info("Listening on port {}", port());
            return this;
        } catch (CompletionException e) {
            close();
            throw e;
        }
    }

    public int port() {
        return verticle.port();
    }

    /** Gives an empty registry its first devices, rules and people; does nothing where there are any. */
    public boolean seed(Seed seed, String password) {
        return verticle.seeding().plant(seed, password);
    }

    /**
     * The code by which the first administrator is made at {@code /setup}, new at each start; empty once there is
     * somebody who can log in. Nobody but whoever starts this may see it.
     */
    public Optional<String> offerSetup() {
        return verticle.parts().setup.offer();
    }

    /** For tests beside this class. */
    Parts parts() {
        return verticle.parts();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    public static void main(String[] arguments) {
        try {
            var settings = Settings.ofEnvironment();
            var first = FirstRecords.of(settings);
            var api = new Api(ApiConfig.of(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(api::close, "stop"));
            api.start();
            api.seed(first.seed(), first.password());
            // To the console alone: a log is kept, and read by others.
            api.offerSetup()
                    .ifPresent(code -> System.out.printf(
                            "%nNobody can log in yet. Open /setup at port %d and give this code, within 24 hours:%n"
                                    + "  %s%n%n",
                            api.port(), code));
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            LOG.error("The api does not start", e);
            System.exit(1);
        }
    }
}
