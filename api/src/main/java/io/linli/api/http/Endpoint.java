package io.linli.api.http;

import io.vertx.core.Future;

/** Answers one operation of the contract. */
@FunctionalInterface
public interface Endpoint {
    Future<Reply> answer(Call call);
}
