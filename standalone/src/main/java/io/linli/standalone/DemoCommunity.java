package io.linli.standalone;

import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Json;
import io.linli.model.Mode;
import io.linli.model.RuleKind;
import io.linli.model.Settings;
import io.linli.model.Subject;
import io.linli.simulator.Simulator;
import io.linli.simulator.community.Community;
import io.linli.simulator.community.CommunityLife;
import io.linli.simulator.community.Stillness;
import io.linli.simulator.history.HistoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The simulated community of one demo folder: lived since the folder's first start, at which its past is written into
 * the log and one home has been silent for so long that it is told of soon after.
 */
final class DemoCommunity {
    private static final String FILE = "community.json";
    static final long SEED = Simulator.SEED;
    /** The first start takes about so long from here; then people have a minute and a half to look around. */
    static final Duration UNTIL_TOLD = Duration.ofSeconds(20 + 90);

    /**
     * What must be known to go on where it stopped.
     *
     * @param closely when the silent home is told of: its gateway speaks at that time
     * @param isWritten whether all of its past is in the log
     */
    record Kept(long seed, Instant told, Instant closely, List<Stillness> still, boolean isWritten) {}

    private final Path file;
    private final CommunityLife life;
    private final Kept begun;
    private final boolean isNew;

    private DemoCommunity(Path file, CommunityLife life, Kept begun, boolean isNew) {
        this.file = file;
        this.life = life;
        this.begun = begun;
        this.isNew = isNew;
    }

    /**
     * How a community begins.
     *
     * @param ingest whose beacons go on where the past ends
     * @param untilTold how long after that the silent home is told of
     */
    record Beginning(String bootstrap, String ingest, Duration untilTold) {
        static Beginning of(Settings person, String bootstrap) {
            return new Beginning(
                    bootstrap,
                    person.text("LINLI_INGEST_ID", "ingest-1"),
                    person.duration("LINLI_SILENCE_TOLD_AFTER", UNTIL_TOLD, Duration.ZERO, Duration.ofHours(1)));
        }
    }

    static DemoCommunity open(DemoFolder folder, Beginning beginning, Clock clock) {
        var file = folder.part(FILE);
        var kept = Files.exists(file) ? read(file) : null;
        if (kept != null && kept.isWritten()) {
            var life = new CommunityLife(Community.liuyin(), kept.seed(), kept.told(), kept.closely());
            kept.still().stream()
                    .filter(still -> !life.stillness().contains(still))
                    .forEach(life::add);
            return new DemoCommunity(file, life, kept, false);
        }
        return begin(file, beginning, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Says that a community lives here, before anything of it is there. */
    static void claim(DemoFolder folder) {
        var file = folder.part(FILE);
        if (!Files.exists(file)) {
            write(file, new Kept(SEED, Instant.EPOCH, Instant.EPOCH, List.of(), false));
        }
    }

    /** Whether one began here. */
    static boolean livesIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    private static DemoCommunity begin(Path file, Beginning beginning, Instant now) {
        var begun = new Kept(SEED, now, now.plus(beginning.untilTold()), List.of(), false);
        var life = new CommunityLife(Community.liuyin(), begun.seed(), begun.told(), begun.closely());
        var silent = new SilentHome(life, CommunityLife.RESTLESS, DefaultRules.all(), begun.closely()).since();
        life.add(Stillness.since(CommunityLife.RESTLESS, silent.toEpochMilli()));
        var community = new DemoCommunity(file, life, begun, true);
        community.keep(false);
        try (var history = new HistoryWriter(beginning.bootstrap(), beginning.ingest())) {
            // An earlier try may have been stopped half-way.
            history.eraseAll();
            history.write(life);
        }
        community.keep(true);
        return community;
    }

    CommunityLife life() {
        return life;
    }

    /** Until when it has spoken already: what it says while nobody is there to hear is not said later. */
    Instant heardUntil(Clock clock) {
        return isNew ? begun.told() : clock.instant();
    }

    /**
     * Returns when the job has read the past: then it has told of the first step of the silent home, half an hour before
     * the past's end. A rule that is published earlier would judge days that were over before it.
     */
    DemoCommunity awaitLearned(String bootstrap, Duration patience) {
        var silence = life.stillness().stream()
                .filter(still -> still.home().equals(CommunityLife.RESTLESS))
                .findFirst();
        if (isNew && silence.isPresent()) {
            var onset = Instant.ofEpochMilli(silence.get().from());
            var subject = Subject.parse("home:" + CommunityLife.RESTLESS);
            LogWait.alert(bootstrap, Alert.id(RuleKind.INACTIVITY.id(), Mode.LIVE, subject, onset), patience);
        }
        return this;
    }

    /** Remembers who is still. */
    void keep() {
        keep(true);
    }

    private void keep(boolean isWritten) {
        write(file, new Kept(begun.seed(), begun.told(), begun.closely(), life.stillness(), isWritten));
    }

    private static void write(Path file, Kept kept) {
        var fresh = file.resolveSibling(FILE + ".new");
        try {
            Files.write(fresh, Json.write(kept));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Kept read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Kept.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
