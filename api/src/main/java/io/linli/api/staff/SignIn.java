package io.linli.api.staff;

import io.linli.api.oidc.OidcConfig;
import io.linli.model.Settings;
import java.util.Optional;
import java.util.Set;

/**
 * How people prove who they are.
 *
 * @param secondStepRequired whether administrators do nothing before they have set up a second step
 * @param oidc who else may say who somebody is
 */
public record SignIn(boolean secondStepRequired, Optional<OidcConfig> oidc) {
    private static final Set<Role> ADMINS = Set.of(Role.ADMIN, Role.DEVICE_ADMIN);

    /** @param demo where everybody may be anybody, and a second step would keep visitors out */
    public static SignIn of(Settings settings, boolean demo) {
        var text = settings.text("LINLI_MFA", demo ? "optional" : "required");
        if (!text.equals("required") && !text.equals("optional")) {
            throw new IllegalArgumentException("LINLI_MFA=" + text + " must be required or optional");
        }
        return new SignIn(text.equals("required"), OidcConfig.of(settings));
    }

    /** Whether they have to set up a second step before anything else. */
    public boolean isMissing(Caller caller) {
        return secondStepRequired && ADMINS.contains(caller.role()) && !caller.hasSecondStep();
    }
}
