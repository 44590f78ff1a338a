package io.linli.api.oidc;

import io.linli.model.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * A provider of identities that the community trusts, by OpenID Connect.
 *
 * @param claim what of its word is the user name of an account of ours
 */
public record OidcConfig(URI issuer, String clientId, String clientSecret, String claim) {
    private static final String ISSUER = "LINLI_OIDC_ISSUER";

    public static Optional<OidcConfig> of(Settings settings) {
        return settings.find(ISSUER)
                .map(issuer -> new OidcConfig(
                        issuer(issuer),
                        settings.text("LINLI_OIDC_CLIENT_ID"),
                        settings.secret("LINLI_OIDC_CLIENT_SECRET", 8),
                        settings.text("LINLI_OIDC_CLAIM", "preferred_username")));
    }

    /** Its keys come from there: by plain HTTP anybody on the way could put their own in place. */
    private static URI issuer(String text) {
        try {
            var uri = URI.create(text);
            var isHere = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || isHere && "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with the rule.
        }
        throw new IllegalArgumentException(ISSUER + "=" + text + " must be an https:// address");
    }

    @Override
    public String toString() {
        return issuer + " as " + clientId;
    }
}
