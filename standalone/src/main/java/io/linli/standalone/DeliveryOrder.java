package io.linli.standalone;

import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;

/**
 * Keeps the messages to one listener in the order of its queue. Artemis sends each only after what the delivering
 * thread has asked the disk for, and threads of its pool take turns: a message handed over on one that waits for
 * somebody's acknowledgement is overtaken by those that follow on another. Here all of a session wait in one line.
 */
final class DeliveryOrder implements ActiveMQServerMessagePlugin {
    private final ActiveMQServer server;

    DeliveryOrder(ActiveMQServer server) {
        this.server = server;
    }

    @Override
    public void beforeDeliver(ServerConsumer consumer, MessageReference message) {
        var session = server.getSessionByID(consumer.getSessionID());
        if (session != null) {
            OperationContextImpl.setContext(session.getSessionContext());
        }
    }

    /** What this thread stores next is nothing that the listener has to wait for. */
    @Override
    public void afterDeliver(ServerConsumer consumer, MessageReference message) {
        OperationContextImpl.clearContext();
    }
}
