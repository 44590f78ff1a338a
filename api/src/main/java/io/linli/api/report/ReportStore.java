package io.linli.api.report;

import io.linli.api.store.Records.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people reported, and who they are. */
final class ReportStore {
    private ReportStore() {}

    static long nextNumber(Transaction tx) {
        return tx.handle()
                .createQuery("select nextval('report_number')")
                .mapTo(Long.class)
                .one();
    }

    static void add(Transaction tx, Report report, String code) {
        tx.handle()
                .createUpdate("insert into report (incident, number, words, name, phone, receiver, code_hash, at)"
                        + " values (:incident, :number, :words, :name, :phone, :receiver, :hash, :at)")
                .bind("incident", report.incident())
                .bind("number", report.number())
                .bind("words", report.reporter().words())
                .bind("name", report.reporter().name())
                .bind("phone", report.reporter().phone())
                .bind("receiver", report.receiver())
                .bind("hash", hash(code))
                .bind("at", report.at())
                .execute();
    }

    static Optional<Report> of(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery("select * from report where incident = :incident")
                .bind("incident", incident)
                .map((row, context) -> report(row))
                .findFirst();
    }

    static Optional<Report> byCode(Transaction tx, String code) {
        return tx.handle()
                .createQuery("select * from report where code_hash = :hash")
                .bind("hash", hash(code))
                .map((row, context) -> report(row))
                .findFirst();
    }

    static List<Report> byPhone(Transaction tx, String phone) {
        return tx.handle()
                .createQuery("select * from report where phone = :phone and phone <> '' order by at")
                .bind("phone", phone)
                .map((row, context) -> report(row))
                .list();
    }

    /** What the reporter said at the end, beside what they said at first. */
    static void say(Transaction tx, UUID incident, String saying) {
        tx.handle().execute("update report set words = words || e'\\n—— ' || ? where incident = ?", saying, incident);
    }

    /** What was asked for stays an incident; who asked, and in which words, does not. */
    static void forget(Transaction tx, UUID incident) {
        tx.handle().execute("update report set words = '***', name = '', phone = '' where incident = ?", incident);
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                row.getObject("incident", UUID.class),
                row.getString("number"),
                new Reporter(row.getString("words"), row.getString("name"), row.getString("phone")),
                row.getString("receiver"),
                row.getTimestamp("at").toInstant());
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
