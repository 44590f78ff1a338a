package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.model.Level;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into the audit log, and by whom it can be read. */
class AuditIT {
    private static final String RESIDENT = "{\"home\": \"b3-501\", \"name\": \"李明\", \"phone\": \"13811112222\"}";

    @RegisterExtension
    private static final RunningApi api = RunningApi.start();

    @SuppressWarnings("NullAway.Init") // set before all
    private static Auditor auditor;

    @BeforeAll
    static void appoint() {
        auditor = Auditor.of(api, "1101");
    }

    @Test
    void everyTransitionOfAnIncidentIsToldOnce() {
        api.raise(Community.flood(Community.UNDERPASS, Level.II, 1));
        var id = api.get("duty", "/api/v1/incidents?state=open&kind=flood")
                .body()
                .at("/items/0/id")
                .asText();
        var path = "/api/v1/incidents/" + id;
        api.as("grid003", "POST", path + "/acknowledge", "", "idempotency-key", id);
        api.as("grid003", "POST", path + "/acknowledge", "", "idempotency-key", id);
        api.post("grid003", path + "/arrive", "");
        api.post("grid003", path + "/feedback", "{\"outcome\": \"test\", \"note\": \"问过王秀英\"}");
        api.post("grid003", path + "/close", "");
        api.post("duty", path + "/close", "");
        var late = "{\"at\": \"" + Instant.now().minusSeconds(100) + "\", \"note\": \"水已退\"}";
        assertThat(api.post("grid003", path + "/arrive", late).status()).isEqualTo(409);
        assertThat(auditor.deeds("object=" + id))
                .containsExactly(
                        "open_incident system",
                        "register_incident system",
                        "dispatch_incident system",
                        "acknowledge_incident grid003",
                        "arrive_incident grid003",
                        "feedback_incident grid003",
                        "close_incident duty",
                        "note_incident grid003");
        assertThat(auditor.entries("object=" + id).toString()).doesNotContain("王秀英");
        assertThat(auditor.entries("object=" + id).get(3).toString())
                .contains("\"role\":\"GRID_WORKER\"", "\"grid\":\"" + Community.GRID + "\"", "\"kind\":\"incident\"");
    }

    @Test
    void whatAnAdministratorWritesIsToldAndNamesStandOnlyInTheRecord() {
        api.as("admin", "PUT", "/api/v1/residents/r9", RESIDENT);
        var entry = auditor.entries("object=r9&action=put_resident").get(0);
        assertThat(entry.path("actor").asText()).isEqualTo("admin");
        assertThat(entry.toString()).doesNotContain("李明").doesNotContain("1381");
        var path = "/api/v1/audit/entries/" + entry.path("seq").asLong();
        assertThat(api.get(auditor.username(), path).body().toString()).doesNotContain("李明");
        assertThat(api.get(auditor.username(), path + "?record=true")
                        .body()
                        .at("/record/name")
                        .asText())
                .isEqualTo("李明");
        assertThat(auditor.deeds("action=read_audit_record&object=" + entry.path("seq")))
                .containsExactly("read_audit_record " + auditor.username());
    }

    @Test
    void ofWhomIsTakenOutTheLogKeepsThatTheyWereThere() throws Exception {
        api.as("admin", "PUT", "/api/v1/residents/r8", RESIDENT);
        api.as("admin", "PUT", "/api/v1/residents/r8", RESIDENT.replace("李明", "李朋"));
        api.as("admin", "DELETE", "/api/v1/residents/r8", "");
        assertThat(auditor.deeds("object=r8"))
                .containsExactly("put_resident admin", "put_resident admin", "remove_resident admin");
        var export = auditor.export();
        assertThat(export).doesNotContain("李朋");
        var result = Auditor.verify(export);
        assertThat(result.records()).isLessThan(result.entries());
    }

    @Test
    void withAHomeGoesWhatWasSaidOfThoseWhoLivedThere() {
        var home = "{\"grid\": \"" + Community.GRID + "\", \"label\": \"9号楼9\"}";
        api.as("admin", "PUT", "/api/v1/homes/b9-9", home);
        api.as(
                "admin",
                "PUT",
                "/api/v1/residents/r6",
                RESIDENT.replace("b3-501", "b9-9").replace("李明", "李月"));
        assertThat(auditor.export()).contains("李月");
        api.as("admin", "DELETE", "/api/v1/homes/b9-9", "");
        assertThat(auditor.deeds("object=b9-9")).containsExactly("put_home admin", "remove_home admin");
        assertThat(auditor.export()).doesNotContain("李月");
    }

    @Test
    void whatAnAdministratorDoesToOthersIsTold() {
        api.as(
                "admin",
                "PUT",
                "/api/v1/places",
                "{\"id\": \"pond\", \"kind\": \"site\", \"grid\": \"" + Community.GRID
                        + "\", \"name\": \"池塘\", \"zone\": \"Asia/Shanghai\"}");
        api.as("admin", "DELETE", "/api/v1/places?id=pond", "");
        api.post("admin", "/api/v1/staff/grid003/password", "");
        api.post("devices", "/api/v1/devices/level-7/credential", "");
        var csv = "id,grid,label\nb9-1,110105001001003,9号楼1\n";
        api.as("admin", "POST", "/api/v1/imports/homes?partial=true", csv, "content-type", "text/csv");
        api.as("analyst", "PUT", "/api/v1/rules/sos/mode", "{\"mode\": \"live\"}");
        assertThat(auditor.deeds("object=pond")).containsExactly("put_place admin", "remove_place admin");
        assertThat(auditor.deeds("object=grid003")).contains("reset_staff_password admin");
        assertThat(auditor.deeds("object=level-7")).containsExactly("renew_device_credential devices");
        assertThat(auditor.deeds("object=homes")).containsExactly("import_table admin");
        assertThat(auditor.deeds("object=sos")).containsExactly("change_rule_mode analyst");
    }

    @Test
    void whoComesInAndWhoIsKeptOutIsTold() {
        api.logIn("manager", Community.PASSWORD);
        for (var guess = 0; guess < 6; guess++) {
            api.logIn("manager", "guess " + guess);
        }
        assertThat(auditor.deeds("object=manager"))
                .containsExactly(
                        "login manager",
                        "refuse_login system",
                        "refuse_login system",
                        "refuse_login system",
                        "refuse_login system",
                        "refuse_login system",
                        "lock_out system");
        api.logIn("a-password-typed-as-a-name", "nonsense");
        assertThat(auditor.export()).doesNotContain("a-password-typed-as-a-name");
        var cookie = api.cookieOf("other");
        api.send("DELETE", "/api/v1/session", "", "cookie", cookie);
        assertThat(auditor.deeds("object=other")).containsExactly("login other", "logout other");
    }

    @Test
    void aPasswordThatIsChangedIsTold() {
        api.as(
                "home501",
                "PUT",
                "/api/v1/session/password",
                "{\"old\": \"linli-demo\", \"password\": \"by the old willow\"}");
        assertThat(auditor.deeds("object=home501&action=change_password")).containsExactly("change_password home501");
    }

    @Test
    void sideBySideWritersLeaveNoGapAndWhoFailsLeavesNothing() throws Exception {
        IntStream.range(0, 60).parallel().forEach(each -> {
            try {
                api.records().transact(tx -> {
                    tx.audit(AuditDraft.ofSystem(AuditAction.PUT_PLACE, "place-" + each, "", Map.of()));
                    if (each % 3 == 0) {
                        throw new IllegalStateException("no");
                    }
                    return each;
                });
            } catch (IllegalStateException e) {
                assertThat(each % 3).isZero();
            }
        });
        var places = auditor.entries("action=put_place").stream()
                .map(entry -> entry.at("/object/id").asText())
                .filter(id -> id.startsWith("place-"));
        assertThat(places).hasSize(40).doesNotContain("place-0", "place-3");
        var result = Auditor.verify(auditor.export());
        var seqs = auditor.entries("").stream().map(entry -> entry.path("seq").asLong());
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, result.entries()).boxed().toList());
    }

    @Test
    void anotherGridsEntriesAreHiddenAndTheLogCanBeCheckedAllTheSame() throws Exception {
        var elsewhere = Auditor.of(api, "110108");
        api.as("admin", "PUT", "/api/v1/residents/r7", RESIDENT);
        var seq = auditor.entries("object=r7").get(0).path("seq").asLong();
        assertThat(elsewhere.entries("object=r7")).isEmpty();
        assertThat(api.get(elsewhere.username(), "/api/v1/audit/entries/" + seq).status())
                .isEqualTo(404);
        var export = elsewhere.export();
        assertThat(export).doesNotContain("r7").doesNotContain("李明");
        var result = Auditor.verify(export);
        assertThat(result.hidden()).isPositive();
        assertThat(result.hidden()).isLessThan(result.entries());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "delete from audit_entry where seq = 1",
                "truncate audit_entry cascade",
                "update audit_record set body = '{}'",
                "truncate audit_record",
                "set session_replication_role = replica; update audit_entry set actor = 'nobody'"
            })
    void theDatabaseItselfRefusesToChangeTheLog(String sql) {
        assertThatThrownBy(() -> api.records().transact(tx -> tx.handle().execute(sql)))
                .hasMessageContaining("the audit log is never changed");
    }
}
