package io.linli.standalone;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;

/** Puts Artemis' questions, asked in its own addresses, to {@link DeviceAccess} as MQTT topics; knows those let in. */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
    private final DeviceAccess access;
    private final WildcardConfiguration wildcards;

    BrokerSecurity(DeviceAccess access, WildcardConfiguration wildcards) {
        this.access = access;
        this.wildcards = wildcards;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        var subject = connection == null ? null : connection.getSubject();
        return user != null && user.equals(userOf(subject)) ? subject : null;
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        var user = userOf(subject);
        if (user == null) {
            return false;
        }
        var bare = CompositeAddress.extractAddressName(SimpleString.of(address)).toString();
        var topic = MQTTUtil.getMqttTopicFromCoreAddress(bare, wildcards);
        return switch (check) {
            case SEND -> access.maySend(user, topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> access.mayReceive(user, topic);
            case CREATE_ADDRESS -> access.maySend(user, topic) || access.mayReceive(user, topic);
            default -> false;
        };
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }

    static @Nullable String userOf(@Nullable Subject subject) {
        if (subject == null) {
            return null;
        }
        // Asked for by their class they would be copied, for each message.
        for (var principal : subject.getPrincipals()) {
            if (principal instanceof UserPrincipal) {
                return principal.getName();
            }
        }
        return null;
    }

    static Subject subject(String user) {
        return new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of());
    }
}
