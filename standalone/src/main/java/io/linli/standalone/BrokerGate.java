package io.linli.standalone;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.Objects;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * What must be refused before Artemis looks at it, by closing the connection: packets beyond the bound, a client id
 * that somebody else is connected with, and a subscription to a queue by its name. The last would let a device name
 * the queue of ingest; Artemis refuses to read it, but deletes it while refusing.
 */
final class BrokerGate implements MQTTInterceptor {
    private final DeviceAccess access;
    private final ActiveMQServer server;
    private final int largestPacket;

    BrokerGate(DeviceAccess access, ActiveMQServer server, int largestPacket) {
        this.access = access;
        this.server = server;
        this.largestPacket = largestPacket;
    }

    @Override
    public boolean intercept(MqttMessage message, RemotingConnection connection) {
        if (message instanceof MqttConnectMessage connect) {
            boundPackets(connection);
            return !takenByAnother(connect);
        }
        return !(message instanceof MqttSubscribeMessage subscribe) || maySubscribe(subscribe, connection);
    }

    /** MQTT 3 has no word for a bound, so the decoder gets it: a packet too large is never put together. */
    private void boundPackets(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyConnection netty) {
            var pipeline = netty.getChannel().pipeline();
            if (pipeline.get("bounded") == null) {
                pipeline.replace(MqttDecoder.class, "bounded", new MqttDecoder(largestPacket));
            }
        }
    }

    private boolean takenByAnother(MqttConnectMessage connect) {
        var clientId = connect.payload().clientIdentifier();
        if (clientId == null || clientId.isEmpty()) {
            return false;
        }
        var holder = holderOf(clientId);
        return holder != null
                && holder.getSubject() != null
                && !Objects.equals(
                        BrokerSecurity.userOf(holder.getSubject()),
                        connect.payload().userName());
    }

    private RemotingConnection holderOf(String clientId) {
        try {
            return MQTTStateManager.getInstance(server).getConnectedClient(clientId);
        } catch (Exception e) {
            throw new IllegalStateException("the broker's sessions cannot be read", e);
        }
    }

    private boolean maySubscribe(MqttSubscribeMessage subscribe, RemotingConnection connection) {
        var subject = connection.getSubject();
        var user = subject == null ? null : BrokerSecurity.userOf(subject);
        return user != null
                && subscribe.payload().topicSubscriptions().stream()
                        .noneMatch(subscription -> namesQueue(subscription.topicFilter(), user));
    }

    private boolean namesQueue(String filter, String user) {
        return filter.contains("::")
                || filter.startsWith("$share/") && !access.mayReceive(user, withoutShare(filter));
    }

    private static String withoutShare(String filter) {
        var parts = filter.split("/", 3);
        return parts.length == 3 ? parts[2] : "";
    }
}
