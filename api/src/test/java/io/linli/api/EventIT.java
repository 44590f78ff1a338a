package io.linli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.api.event.Event;
import io.linli.api.event.EventStore;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.model.Level;
import io.linli.model.Place;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-sent events, over real connections. */
class EventIT {
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAlertIsToldAsSoonAsItIsKept() {
        var page = follow("duty", null);
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        await().until(() -> page.contains("event: alert"));
        assertThat(page).contains("event: incident").contains("content-type: text/event-stream");
        assertThat(page).anyMatch(line -> line.startsWith("data: ") && line.contains("\"level\":\"I\""));
    }

    @Test
    void whatWasMissedIsBroughtAndNothingTwice() {
        var first = follow("duty", null);
        api.raise(Community.flood(Community.UNDERPASS, Level.III, 1));
        await().until(() -> ids(first).size() >= 2);
        var last = ids(first).get(ids(first).size() - 1);
        IntStream.range(0, 20).forEach(i -> api.raise(Community.flood(Community.UNDERPASS, Level.III, 1)));
        await().until(() -> ids(first).size() >= 40);
        var again = follow("duty", last);
        api.raise(Community.flood(Community.UNDERPASS, Level.I, 1));
        await().until(() -> ids(again).size() >= 42);
        await().untilAsserted(() -> assertThat(ids(first)).endsWith(ids(again).toArray(new Long[0])));
        assertThat(ids(again)).isSorted().doesNotHaveDuplicates().allMatch(id -> id > last);
    }

    @Test
    void aPageHearsWhatAnotherInstanceDidAndAllInOneOrder() {
        try (var other = api.again(Clock.systemUTC())) {
            var page = follow("duty", null);
            for (var site = 0; site < 10; site++) {
                var place = Place.site(Community.GRID, "site-" + site, "site-" + site, Community.ZONE);
                (site % 2 == 0 ? api : other).raise(Community.flood(place, Level.I, 1));
            }
            await().untilAsserted(() -> assertThat(page.stream()
                            .filter(line -> line.startsWith("data: ") && line.contains("\"alert\":"))
                            .map(line -> line.replaceFirst(".*(site:site-\\d).*", "$1"))
                            .distinct())
                    .hasSize(10));
            assertThat(ids(page)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aPageThatHasSeenNothingGetsAllThatIsKept() {
        api.raise(Community.flood(Community.UNDERPASS, Level.III, 1));
        var page = follow("duty", 0L);
        await().until(() -> page.contains("event: alert"));
        assertThat(page).doesNotContain("event: gap");
    }

    @Test
    void anotherGridsAlertIsNotTold() {
        var duty = follow("duty", null);
        var manager = follow("other", null);
        var resident = follow("home501", null);
        api.raise(Community.flood(Community.ELSEWHERE, Level.I, 1));
        api.raise(Community.sos(1));
        await().until(() -> manager.contains("event: alert") && resident.contains("event: alert"));
        await().until(() -> duty.contains("event: alert"));
        assertThat(String.join("", duty)).contains("b3-501").doesNotContain("underpass-west");
        assertThat(String.join("", resident)).contains("b3-501").doesNotContain("underpass-west");
        assertThat(String.join("", manager)).contains("underpass-west").doesNotContain("b3-501");
    }

    @Test
    void whatWasMissedIsBroughtPageByPageWithoutOthersEvents() {
        tell(2_200, Community.GRID, "site:underpass-east");
        tell(1, Community.GRID, "home:b3-501");
        tell(900, "110108001001001", "site:underpass-west");
        var duty = follow("duty", 0L);
        var resident = follow("home501", 0L);
        await().until(() -> count(duty) == 2_201);
        await().until(() -> count(resident) == 1);
        assertThat(ids(duty)).isSorted().doesNotHaveDuplicates();
        api.records().transact(tx -> {
            var all =
                    EventStore.after(tx, new Caller("home501", "", Role.RESIDENT, Community.GRID, "b3-501", false), 0);
            assertThat(all)
                    .filteredOn(event -> event.event().type() == Event.Type.ALERT)
                    .hasSize(1);
            return all;
        });
    }

    private static long count(List<String> page) {
        return page.stream().filter(line -> line.equals("event: alert")).count();
    }

    private void tell(int times, String grid, String subject) {
        api.records().transact(tx -> {
            IntStream.range(0, times).forEach(i -> tx.tell(new Event(Event.Type.ALERT, grid, subject, "{}")));
            return times;
        });
    }

    @Test
    void whoLogsOutHearsNoMore() {
        var page = follow("duty", null);
        api.as("duty", "DELETE", "/api/v1/session", "");
        await().until(() -> page.contains("closed"));
    }

    @Test
    void ruleChangesAreToldToStaffAndNotToResidents() {
        var duty = follow("duty", null);
        var resident = follow("home501", null);
        api.as("analyst", "PUT", "/api/v1/rules/flood/mode", "{\"mode\": \"off\"}");
        api.raise(Community.sos(1));
        await().until(() -> resident.contains("event: alert"));
        assertThat(duty).contains("event: rule");
        assertThat(resident).doesNotContain("event: rule");
    }

    @Test
    void whoMayNotReadIncidentsDoesNotHearOfThem() {
        var admin = follow("devices", null);
        var duty = follow("duty", null);
        api.raise(Community.sos(1));
        api.as("analyst", "PUT", "/api/v1/rules/flood/mode", "{\"mode\": \"off\"}");
        await().until(() -> duty.contains("event: incident") && admin.contains("event: rule"));
        assertThat(admin).contains("event: alert").doesNotContain("event: incident", "event: notice");
    }

    private static List<Long> ids(List<String> page) {
        return page.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Long.valueOf(line.substring(4)))
                .toList();
    }

    /** The lines as they come, once the other side has answered. */
    private List<String> follow(String username, @Nullable Long lastSeen) {
        var lines = new CopyOnWriteArrayList<String>();
        var request = HttpRequest.newBuilder(api.uri("/api/v1/events")).header("cookie", api.cookieOf(username));
        if (lastSeen != null) {
            request.header("last-event-id", Long.toString(lastSeen));
        }
        api.client()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> {
                    for (Map.Entry<String, List<String>> header :
                            answer.headers().map().entrySet()) {
                        lines.add(header.getKey() + ": " + String.join(",", header.getValue()));
                    }
                    Thread reader = new Thread(() -> {
                        try {
                            answer.body().forEach(lines::add);
                        } catch (UncheckedIOException e) {
                            // Cut off or closed: it is over either way.
                        } finally {
                            lines.add("closed");
                        }
                    });
                    reader.setDaemon(true);
                    reader.start();
                });
        await().until(() -> lines.contains("retry: 2000"));
        return lines;
    }
}
