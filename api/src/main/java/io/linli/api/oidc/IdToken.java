package io.linli.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/** What a provider says of who came to it: believed only when it is signed, for us, for this login, and still good. */
final class IdToken {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Set<String> REQUIRED = Set.of("iss", "sub", "aud", "exp", "iat", "nonce");

    private IdToken() {}

    /** The user name that it proves. */
    static String username(OidcConfig config, JWKSet keys, String token, String nonce, Instant now)
            throws ParseException, BadJOSEException, JOSEException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(verifier(config, nonce, now));
        var claims = processor.process(token, null);
        var party = claims.getStringClaim("azp");
        if (party != null && !party.equals(config.clientId())) {
            throw new BadJOSEException("made out to another party");
        }
        var username = claims.getStringClaim(config.claim());
        if (username == null || username.isEmpty()) {
            throw new BadJOSEException("without " + config.claim());
        }
        return username;
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> verifier(OidcConfig config, String nonce, Instant now) {
        var exact = new JWTClaimsSet.Builder()
                .issuer(config.issuer().toString())
                .claim("nonce", nonce)
                .build();
        return new DefaultJWTClaimsVerifier<>(config.clientId(), exact, REQUIRED) {
            @Override
            protected Date currentTime() {
                return Date.from(now);
            }
        };
    }
}
