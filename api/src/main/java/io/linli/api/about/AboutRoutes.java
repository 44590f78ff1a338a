package io.linli.api.about;

import io.linli.api.ApiConfig;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a visitor is told before logging in; of a real community, nothing but that we are here. */
public final class AboutRoutes {
    private final Records records;
    private final ApiConfig config;

    public AboutRoutes(Records records, ApiConfig config) {
        this.records = records;
        this.config = config;
    }

    public void mount(Routes routes) {
        routes.open("about", this::about);
    }

    private void about(RoutingContext context) {
        records.later(this::view).onFailure(context::fail).onSuccess(view -> Routes.send(context, Reply.ok(view)));
    }

    private Map<String, Object> view(Transaction tx) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", "linli");
        if (config.signIn().oidc().isPresent()) {
            view.put("oidc", "/api/v1/session/oidc");
        }
        config.demo().ifPresent(demo -> {
            view.put("password", demo.password());
            view.put("logins", AboutStore.accounts(tx, demo.logins()));
            view.put("homes", AboutStore.homes(tx));
            view.put("devices", AboutStore.devices(tx));
            demo.plan().ifPresent(plan -> view.put("plan", plan));
            view.put("trials", config.trials());
            view.put("local", config.bind().startsWith("127."));
        });
        return view;
    }
}
