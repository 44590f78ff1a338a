package io.linli.api.incident;

import io.linli.api.audit.Hash;
import io.linli.api.store.Records.Transaction;
import java.util.Optional;
import java.util.UUID;

/** Photos, beside their incidents: a backup has both. */
final class PhotoStore {
    private PhotoStore() {}

    static int count(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery("select count(*) from incident_photo where incident = :incident")
                .bind("incident", incident)
                .mapTo(Integer.class)
                .one();
    }

    static void add(Transaction tx, UUID incident, Photo photo, String actor, Hash hash) {
        tx.handle()
                .createUpdate("insert into incident_photo (incident, n, at, actor, type, hash, body) values"
                        + " (:incident, :n, :at, :actor, :type, :hash, :body)")
                .bind("incident", incident)
                .bind("n", photo.n())
                .bind("at", tx.now())
                .bind("actor", actor)
                .bind("type", photo.type().name())
                .bind("hash", hash.hex())
                .bind("body", photo.body())
                .execute();
    }

    static Optional<Photo> find(Transaction tx, UUID incident, int n) {
        return tx.handle()
                .createQuery("select type, body from incident_photo where incident = :incident and n = :n")
                .bind("incident", incident)
                .bind("n", n)
                .map((row, context) -> new Photo(n, PhotoType.valueOf(row.getString("type")), row.getBytes("body")))
                .findFirst();
    }
}
