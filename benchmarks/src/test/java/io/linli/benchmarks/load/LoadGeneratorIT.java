package io.linli.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.DeviceCredential;
import io.linli.standalone.DeviceAccess;
import io.linli.standalone.EmbeddedBroker;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadGeneratorIT {
    private static final DeviceCredential CREDENTIAL = new DeviceCredential("a key for tests and nothing else");
    private static final Fleet FLEET = new Fleet(100, 10, 50, 4);

    @TempDir
    Path folder;

    @Test
    void sendsAllThatIsDueAndIsToldThatItIsSafe() {
        var plan = Plan.of(Integer.getInteger("load.rate", 500), Duration.ofSeconds(3));
        try (var broker = EmbeddedBroker.start(folder, "127.0.0.1", 0, new OwnTopics())
                        .open();
                var generator =
                        new LoadGenerator(new InetSocketAddress("127.0.0.1", broker.port()), FLEET, CREDENTIAL)) {
            generator.connect(Duration.ofSeconds(20));

            var delivery =
                    generator.run(Schedule.of(FLEET, plan, Instant.now().plusMillis(100)), Duration.ofSeconds(20));

            assertThat(delivery.unacknowledged()).isZero();
            assertThat(delivery.breaks()).isZero();
            assertThat(delivery.delays().count()).isEqualTo(plan.messages());
        }
    }

    /** Everybody with the right password sends under their own name. */
    private static final class OwnTopics implements DeviceAccess {
        @Override
        public boolean mayConnect(String user, String clientId, String password) {
            return user.equals(clientId) && CREDENTIAL.matches(user, 1, password);
        }

        @Override
        public boolean maySend(String user, String topic) {
            return topic.startsWith("linli/v1/" + user + "/");
        }

        @Override
        public boolean mayReceive(String user, String filter) {
            return false;
        }
    }
}
