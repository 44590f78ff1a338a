package io.linli.standalone;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients in, and closes the connection of those that must not reach Artemis: a refused log-in would there cost
 * the owner of the client id its session, and a subscription to a queue by its name would delete the queue.
 */
final class BrokerGate implements MQTTInterceptor {
    private static final byte MQTT_5 = 5;

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
            return letIn(connect, connection);
        }
        return !(message instanceof MqttSubscribeMessage subscribe) || !namesQueue(subscribe, connection);
    }

    private boolean letIn(MqttConnectMessage connect, RemotingConnection connection) {
        var channel = ((NettyConnection) connection.getTransportConnection()).getChannel();
        var user = connect.payload().userName();
        if (user == null || connection.getSubject() != null || !isWelcome(user, connect)) {
            refuse(connect, channel);
            return false;
        }
        connection.setSubject(BrokerSecurity.subject(user));
        // MQTT 3 has no word for a bound, so the decoder gets it: a packet too large is never put together.
        channel.pipeline().replace(MqttDecoder.class, "bounded", new MqttDecoder(largestPacket));
        return true;
    }

    private boolean isWelcome(String user, MqttConnectMessage connect) {
        var password = connect.payload().passwordInBytes();
        var clientId = Objects.requireNonNullElse(connect.payload().clientIdentifier(), "");
        return password != null
                && access.mayConnect(user, clientId, new String(password, StandardCharsets.UTF_8))
                && !isTaken(clientId, user);
    }

    private boolean isTaken(String clientId, String user) {
        var holder = clientId.isEmpty() ? null : holderOf(clientId);
        return holder != null && !user.equals(BrokerSecurity.userOf(holder.getSubject()));
    }

    private @Nullable RemotingConnection holderOf(String clientId) {
        try {
            return MQTTStateManager.getInstance(server).getConnectedClient(clientId);
        } catch (Exception e) {
            throw new IllegalStateException("the broker's sessions cannot be read", e);
        }
    }

    private static void refuse(MqttConnectMessage connect, Channel channel) {
        var code = connect.variableHeader().version() == MQTT_5
                ? MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5
                : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
        channel.writeAndFlush(MqttMessageBuilders.connAck().returnCode(code).build());
    }

    /** By {@code ::}, or as the share of a filter it may not hear. */
    private boolean namesQueue(MqttSubscribeMessage subscribe, RemotingConnection connection) {
        var user = BrokerSecurity.userOf(connection.getSubject());
        return user == null
                || subscribe.payload().topicSubscriptions().stream()
                        .map(subscription -> subscription.topicFilter())
                        .anyMatch(filter -> filter.contains("::") || isForeignShare(filter, user));
    }

    private boolean isForeignShare(String filter, String user) {
        var parts = filter.split("/", 3);
        return parts[0].equals("$share") && (parts.length < 3 || !access.mayReceive(user, parts[2]));
    }
}
