package io.linli.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The post office of the devices: Apache Artemis for MQTT 3.1.1 and 5, which acknowledges a message after it is on
 * the disk. It has two doors: ingest's, open from the start, and the devices', which opens when somebody listens, so
 * that nothing is acknowledged that nobody would get.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String DEVICES = "devices";
    private static final String INGEST = "ingest";
    private static final int LARGEST_PACKET = 2 << 20;
    private static final int SESSION_SECONDS = 7 * 24 * 3600;
    /** With 65,535 on their way the ids of MQTT run out and Artemis stops sending to that client for good. */
    private static final int MOST_IN_FLIGHT = 20_000;
    /** How long a message waits for company before the sync; the library's 3.3 ms held a lone sender at 1,400/s. */
    private static final int JOURNAL_NANOS = 200_000;

    private final EmbeddedActiveMQ broker;
    private final int port;
    private final int ingestPort;

    private EmbeddedBroker(EmbeddedActiveMQ broker, int port, int ingestPort) {
        this.broker = broker;
        this.port = port;
        this.ingestPort = ingestPort;
    }

    /** Starts on what {@code data} holds; devices are let in at {@code bind:port} after {@link #open}; 0 is any port. */
    public static EmbeddedBroker start(Path data, String bind, int port, DeviceAccess access) {
        var devicePort = FreePort.orWanted(port);
        var ingestPort = FreePort.orWanted(0);
        try {
            var configuration = configuration(data);
            configuration.addAcceptorConfiguration(INGEST, acceptor("127.0.0.1", ingestPort, true));
            configuration.addAcceptorConfiguration(DEVICES, acceptor(bind, devicePort, false));
            var broker = new EmbeddedActiveMQ()
                    .setConfiguration(configuration)
                    .setSecurityManager(new BrokerSecurity(access, configuration.getWildcardConfiguration()));
            broker.start();
            var server = broker.getActiveMQServer();
            server.registerBrokerPlugin(new SessionOrder(server));
            server.getRemotingService().addIncomingInterceptor(new BrokerGate(access, server, LARGEST_PACKET));
            return new EmbeddedBroker(broker, devicePort, ingestPort);
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start on " + data, e);
        }
    }

    /** Lets the devices in. */
    public EmbeddedBroker open() {
        try {
            broker.getActiveMQServer().getRemotingService().getAcceptor(DEVICES).start();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("the broker cannot listen on port " + port, e);
        }
    }

    public int port() {
        return port;
    }

    public int ingestPort() {
        return ingestPort;
    }

    /** Drops every connection of this user at once; its will is sent. */
    public void disconnect(String user) {
        for (var connection : broker.getActiveMQServer().getRemotingService().getConnections()) {
            if (user.equals(BrokerSecurity.userOf(connection.getSubject()))) {
                connection.fail(new ActiveMQConnectionTimedOutException(user + " is not let in any more"));
            }
        }
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }

    private static String acceptor(String host, int port, boolean autoStart) {
        var options = Map.of(
                "protocols",
                "MQTT",
                "autoStart",
                autoStart,
                "tcpNoDelay",
                true,
                "receiveMaximum",
                65535,
                "topicAliasMaximum",
                0,
                "maximumPacketSize",
                LARGEST_PACKET,
                "defaultMaximumInFlightPublishMessages",
                MOST_IN_FLIGHT,
                "defaultMqttSessionExpiryInterval",
                SESSION_SECONDS);
        var query = new StringBuilder("tcp://" + host + ":" + port + "?");
        options.forEach(
                (name, value) -> query.append(name).append('=').append(value).append(';'));
        return query.toString();
    }

    private static Configuration configuration(Path data) {
        var folder = data.toAbsolutePath();
        return new ConfigurationImpl()
                .setName("linli")
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                // The sessions of MQTT commit by themselves: a publish counts as no transaction, and must be synced.
                .setJournalSyncNonTransactional(true)
                .setJournalBufferTimeout_NIO(JOURNAL_NANOS)
                .setJournalPoolFiles(10)
                .setJournalLockAcquisitionTimeout(5_000)
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true)
                // The answers come from memory anyway; cached, what has been revoked would hold for a while.
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                .setGlobalMaxSize(128L << 20)
                .setMinDiskFree(256L << 20)
                .addAddressSetting("#", addresses());
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setAutoCreateAddresses(true)
                .setAutoDeleteAddresses(false)
                .setAutoCreateQueues(true)
                .setAutoDeleteQueues(false)
                // A listener that comes and goes ten times is no reason to throw its messages away.
                .setMaxDeliveryAttempts(-1)
                // No queue stands there: what has expired is dropped, and no queue complains of a missing address.
                .setExpiryAddress(SimpleString.of("expired"))
                .setDeadLetterAddress(SimpleString.of("expired"))
                .setMaxSizeBytes(64L << 20)
                .setPageSizeBytes(4 << 20)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }
}
