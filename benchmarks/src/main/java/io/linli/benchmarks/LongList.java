package io.linli.benchmarks;

import io.linli.benchmarks.judge.Rows;
import io.linli.benchmarks.judge.StaffSession;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A page of the list of incidents when there are very many, by each question that the pages ask. */
record LongList(int incidents, int open, int times) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double AIM_MILLIS = 50;
    private static final int WARM_UP = 30;
    private static final int DEEP = 100;

    /** Copies of one incident: over years, in a hundred grids, one in four of each level. */
    private static final String FILL = """
            insert into incident (id, subject, kind, grid, level, phase, tier, handlers, outcome, closed_by, place,
              title_zh, title_en, opened_at, changed_at, closed_at, clock_since, state, promise)
            select gen_random_uuid(), subject || '-' || n, kind, left(grid, 13) || lpad((n %% 100)::text, 2, '0'),
              (array['I', 'II', 'III', 'IV'])[1 + n %% 4], phase, tier, handlers, outcome, closed_by, place, title_zh, title_en,
              opened_at - n * interval '10 minutes', changed_at - n * interval '10 minutes',
              case when n > %d then changed_at - n * interval '9 minutes' end, clock_since, state, promise
            from (select * from incident limit 1) one, generate_series(1, %d) n""";

    private record Question(String name, String asked) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("the open ones", "?state=open&limit=50"),
            new Question("all", "?limit=50"),
            new Question("those that are over", "?state=closed&limit=50"),
            new Question("of one level", "?state=closed&level=II&limit=50"),
            new Question("of one grid in a hundred", "?grid=110105001001007&limit=50"),
            new Question("of a kind that never was", "?kind=gas&limit=50"),
            new Question("the caller's own, of which there are none", "?mine=true&limit=50"));

    Report run(Launch launch, Consumer<String> progress) throws IOException, SQLException {
        var plan = new Plan(100, Duration.ofSeconds(5), 8, 0, 0, 0, 1);
        try (var rig = Rig.start(launch, Fleet.upTo(plan, 10))) {
            rig.feed().awaitAll(rig.send(plan, PATIENCE).schedule().triggers().keySet(), PATIENCE);
            var made = Rows.write(rig.demo(), FILL.formatted(open, incidents));
            Rows.write(rig.demo(), "analyze incident");
            progress.accept(made + " incidents");
            var figures = new ArrayList<Figure>();
            for (var question : QUESTIONS) {
                figures.add(figure(question.name(), ask(rig.staff(), question.asked())));
            }
            figures.add(figure("all, " + DEEP + " pages down", deep(rig.staff())));
            return new Report("list", "The list of incidents", conditions(), figures);
        }
    }

    private double[] ask(StaffSession staff, String question) {
        for (var n = 0; n < WARM_UP; n++) {
            staff.incidents(question);
        }
        var millis = new double[times];
        for (var n = 0; n < times; n++) {
            millis[n] = timed(staff, question);
        }
        return millis;
    }

    private double[] deep(StaffSession staff) {
        var question = "?limit=50";
        for (var page = 0; page < DEEP; page++) {
            question =
                    "?limit=50&cursor=" + staff.incidents(question).path("next").asText();
        }
        return ask(staff, question);
    }

    private static double timed(StaffSession staff, String question) {
        var begun = System.nanoTime();
        staff.incidents(question);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static Figure figure(String name, double[] millis) {
        var sorted = Arrays.stream(millis).sorted().toArray();
        var p99 = sorted[sorted.length * 99 / 100];
        return Figure.judged(
                name + ", request → answer", Figure.range("ms", millis), "p99 at most 50 ms", p99 <= AIM_MILLIS);
    }

    private List<String> conditions() {
        return List.of(
                incidents + " incidents in a hundred grids, " + open + " of them open; pages of 50",
                "asked by a duty officer of the whole district, one after the other, over HTTP on the same machine");
    }
}
