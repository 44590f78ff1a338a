package io.linli.ingest.access;

import io.linli.ingest.PartHealth;
import io.linli.model.Device;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the broker's accounts to the registry's: whoever is registered is let in by the password of the present
 * version, and nobody else; a credential that is revoked ends its connection. What the broker forgets when it starts
 * anew it is told again.
 */
public final class BrokerAccess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccess.class);
    private static final int BATCH = 50;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AccessConfig config;
    private final Conversation broker;
    private final Accounts accounts = new Accounts();
    private final Semaphore news = new Semaphore(0);
    private final String owner;
    private final Thread thread;
    private volatile boolean closed;
    private volatile String trouble = "not reached yet";

    /**
     * @param owner ingest itself, let in before all others
     * @param filters what it listens to
     */
    public BrokerAccess(AccessConfig config, String id, Owner owner, List<String> filters) {
        this.config = config;
        this.thread = new Thread(this::run, id + "-access");
        this.broker = new Conversation(config, id + "-access", news::release);
        this.owner = owner.user();
        accounts.want(Account.ingest(owner.user(), owner.password(), filters));
    }

    /** By whose name ingest speaks to the broker. */
    public record Owner(String user, String password) {}

    /** Nobody is let in before all devices are known. */
    public void start() {
        thread.start();
    }

    /** A device as it is from now on; null is one that is gone. */
    public void changed(String id, @Nullable Device device) {
        if (id.equals(owner) || id.equals(config.user())) {
            LOG.error("{} bears the name of an account of ours and is not let in; give the device another", id);
        } else if (device == null || !device.active()) {
            accounts.unwant(id);
        } else {
            accounts.want(Account.of(device, config.credential()));
        }
        news.release();
    }

    public PartHealth health() {
        var said = trouble;
        return said.isEmpty()
                ? new PartHealth(true, accounts.size() + " accounts at the broker")
                : new PartHealth(false, said);
    }

    private void run() {
        try {
            while (!closed) {
                keepTold();
                rest();
            }
        } catch (InterruptedException e) {
            LOG.debug("Closed", e);
        }
    }

    private void keepTold() throws InterruptedException {
        try {
            connect();
            follow();
        } catch (IOException e) {
            say("the broker's accounts wait: " + e.getMessage());
        } finally {
            broker.end();
        }
    }

    private void connect() throws IOException, InterruptedException {
        broker.begin();
        var found = new LinkedHashMap<String, String>();
        Map<String, String> page;
        broker.ask(List.of(DynamicSecurity.denyByDefault()));
        do {
            page = DynamicSecurity.accounts(broker.ask(List.of(DynamicSecurity.list(found.size()))));
            found.putAll(page);
        } while (page.size() == DynamicSecurity.PAGE);
        found.remove(config.user());
        accounts.found(found);
    }

    private void follow() throws IOException, InterruptedException {
        while (!closed && broker.isGoingOn()) {
            var changes = accounts.changes(BATCH);
            if (changes.isEmpty()) {
                say("");
                rest();
                continue;
            }
            var refused = DynamicSecurity.refusals(broker.ask(DynamicSecurity.commands(changes)));
            if (!refused.isEmpty()) {
                throw new IOException("it refused " + refused);
            }
            accounts.done(changes);
            LOG.debug("Told the broker of {} accounts", changes.size());
        }
    }

    private void say(String now) {
        if (!now.equals(trouble)) {
            trouble = now;
            if (now.isEmpty()) {
                LOG.info("The broker knows {} accounts", accounts.size());
            } else {
                LOG.warn("{}", now);
            }
        }
    }

    /** Ends at once when a device has changed. */
    private void rest() throws InterruptedException {
        if (news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(2_000);
            broker.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
