package io.linli.standalone;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Keeps what a device sends, and what a listener is sent, in its order. Artemis goes on with a message once the disk
 * has what the thread at work asked of it, and threads of its pool take turns: a message on a thread that waits for
 * the disk, be it for somebody else, is overtaken by the next on another. Here each session waits in its own line.
 */
final class SessionOrder implements ActiveMQServerMessagePlugin {
    private final ActiveMQServer server;

    SessionOrder(ActiveMQServer server) {
        this.server = server;
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction transaction, Message message, boolean direct, boolean noAutoCreate) {
        OperationContextImpl.setContext(session.getSessionContext());
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
