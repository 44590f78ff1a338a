package io.linli.api.oidc;

import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.util.Optional;

/** The logins that were begun and have not come back. */
public final class OidcStore {
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private OidcStore() {}

    static BegunLogin begin(Transaction tx, BegunLogin login) {
        tx.handle()
                .createUpdate("insert into oidc_login (state_hash, browser_hash, nonce, verifier, at)"
                        + " values (:state, :browser, :nonce, :verifier, :at)")
                .bind("state", BegunLogin.hash(login.state()))
                .bind("browser", BegunLogin.hash(login.browser()))
                .bind("nonce", login.nonce())
                .bind("verifier", login.verifier())
                .bind("at", tx.now())
                .execute();
        return login;
    }

    /** Once, in time, and to the browser that began it. */
    static Optional<BegunLogin> take(Transaction tx, String state, String browser) {
        return tx.handle()
                .createQuery("delete from oidc_login where state_hash = :state and browser_hash = :browser"
                        + " and at > :old returning nonce, verifier")
                .bind("state", BegunLogin.hash(state))
                .bind("browser", BegunLogin.hash(browser))
                .bind("old", tx.now().minus(PATIENCE))
                .map((row, context) ->
                        new BegunLogin(state, browser, row.getString("nonce"), row.getString("verifier")))
                .findFirst();
    }

    public static int forget(Transaction tx) {
        return tx.handle()
                .execute("delete from oidc_login where at < ?", tx.now().minus(PATIENCE));
    }
}
