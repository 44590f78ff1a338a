package io.linli.api.phone;

import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** How the tasks come onto a phone: their address, and the same as a code for its camera. */
public final class PhoneRoutes {
    private static final String CURE = "Linli listens to this machine only; start it with --bind 0.0.0.0"
            + " (LINLI_HTTP_BIND=0.0.0.0) to let phones in";

    private final String bind;

    public PhoneRoutes(String bind) {
        this.bind = bind;
    }

    public void mount(Routes routes) {
        routes.open("phoneAddress", this::address);
        routes.open("phoneCode", this::code);
    }

    private void address(RoutingContext context) {
        Routes.send(
                context,
                Reply.ok(find(context)
                        .<Map<String, Object>>map(found -> Map.of("address", found, "code", "/api/v1/phone/code.svg"))
                        .orElse(Map.of("cure", CURE))));
    }

    private void code(RoutingContext context) {
        find(context)
                .ifPresentOrElse(
                        found -> context.response()
                                .putHeader("content-type", "image/svg+xml")
                                .end(QrCode.of(found).svg()),
                        () -> Problem.notFound(CURE).send(context.response()));
    }

    private Optional<String> find(RoutingContext context) {
        var request = context.request();
        var authority = request.authority();
        var scheme = "https".equals(request.getHeader("x-forwarded-proto")) ? "https" : request.scheme();
        return Optional.ofNullable(authority)
                .flatMap(own -> PhoneAddress.of(String.valueOf(scheme), own.toString()))
                .or(() -> PhoneAddress.of(bind, request.localAddress().port()));
    }
}
