package io.linli.benchmarks;

import io.linli.benchmarks.detection.CityBench;
import io.linli.benchmarks.detection.StageBench;
import io.linli.benchmarks.detection.Town;
import io.linli.benchmarks.machine.Machine;
import io.linli.benchmarks.machine.MeasuredDocument;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.LargerHeap;
import io.linli.benchmarks.system.Launch;
import io.linli.model.Parameter;
import io.linli.standalone.Folder;
import io.linli.standalone.PlainErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Speed and size, measured: prints a table and JSON, and writes its section of the record of figures. */
@Command(
        name = "linli bench",
        description = "Measures speed and size; one benchmark at a time, on a machine that does nothing else.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT)
public final class Bench implements Runnable {

    @Option(names = "--record", description = "where figures are kept (default: docs/measured.md of this build)")
    private Path record = home().resolve("docs/measured.md");

    @Option(names = "--work", description = "folder for the data of the demos (default: a temporary one)")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"), "linli-bench");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return PlainErrors.on(new CommandLine(new Bench()))
                .registerConverter(Duration.class, Bench::duration)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static Duration duration(String text) {
        try {
            return Parameter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(description = "What the detectors cost for one ordinary reading, in time and allocation.")
    int kernel(
            @Option(names = "--forks", defaultValue = "2") int forks,
            @Option(names = "--iterations", defaultValue = "5") int iterations)
            throws IOException, RunnerException {
        return say(new Kernel(forks, iterations).run());
    }

    @Command(description = "The stage that recognises risks: in memory, from Kafka, on disk; beside other engines.")
    int stage(
            @Option(names = "--subjects", defaultValue = "100000") int subjects,
            @Option(names = "--minutes", defaultValue = "40") int minutes,
            @Option(names = "--from", description = "the minute at which measuring begins", defaultValue = "10")
                    int from,
            @Option(names = "--pairs", defaultValue = "5") int pairs,
            @Option(names = "--disk-subjects", defaultValue = "1000000") int diskSubjects,
            @Option(names = "--disk-minutes", defaultValue = "8") int diskMinutes,
            @Option(names = "--heap", description = "megabytes", defaultValue = "6000") int heap)
            throws Exception {
        if (LargerHeap.isNeeded(heap)) {
            return LargerHeap.run(
                    heap, Bench.class, spec.commandLine().getParseResult().originalArgs());
        }
        return inFolder(
                "stage",
                folder -> new StageBench(
                                new Town(subjects, minutes),
                                new Town(subjects, Town.SHORTEST),
                                new Town(diskSubjects, diskMinutes),
                                from,
                                pairs,
                                folder)
                        .run(this::progress));
    }

    @Command(description = "A city's homes in one job: room, checkpoint, restore, lateness, publishing a rule.")
    int city(
            @Option(names = "--homes", defaultValue = "1000000") int homes,
            @Option(names = "--silent", defaultValue = "10000") int silent,
            @Option(names = "--publishings", defaultValue = "20") int publishings,
            @Option(names = "--heap", description = "megabytes", defaultValue = "9000") int heap)
            throws Exception {
        if (LargerHeap.isNeeded(heap)) {
            return LargerHeap.run(
                    heap, Bench.class, spec.commandLine().getParseResult().originalArgs());
        }
        return inFolder("city", folder -> new CityBench(homes, silent, publishings, folder).run(this::progress));
    }

    @Command(description = "From a sensor's message to a page, at one rate.")
    int endtoend(
            @Option(names = "--sensors", defaultValue = "2000") int sensors,
            @Option(names = "--rate", defaultValue = "1000") double rate,
            @Option(names = "--warm-up", defaultValue = "60s") Duration warmUp,
            @Option(names = "--length", defaultValue = "60s") Duration length)
            throws IOException {
        return say(new EndToEnd(sensors, rate, warmUp, length).run(launch(), this::progress));
    }

    @Command(description = "The highest rate that is held without a growing lag.")
    int rate(
            @Option(names = "--sensors", defaultValue = "2000") int sensors,
            @Option(names = "--warm-up", defaultValue = "60s") Duration warmUp,
            @Option(names = "--length", defaultValue = "60s") Duration length,
            @Option(names = "--steps", split = ",", defaultValue = "2000,3000,4000,5000,6000,8000") List<Double> steps)
            throws IOException {
        return say(new HighestRate(sensors, warmUp, length, steps).run(launch(), this::progress));
    }

    @Command(description = "kill -9 of the whole demo in the middle of a load, and nothing lost.")
    int kill(
            @Option(names = "--sensors", defaultValue = "2000") int sensors,
            @Option(names = "--rate", defaultValue = "2000") double rate,
            @Option(names = "--kills", defaultValue = "3") int kills,
            @Option(names = "--between", defaultValue = "15s") Duration between)
            throws IOException {
        return say(new KillTrial(sensors, rate, kills, between, Duration.ofSeconds(20)).run(launch(), this::progress));
    }

    @Command(description = "How long the built demo takes until it is ready, and the memory that it then holds.")
    int start(
            @Option(names = "--times", defaultValue = "3") int times,
            @Option(names = "--settle", defaultValue = "20s") Duration settle,
            @Option(names = "--simulation", description = "with the simulated community, as people start it")
                    boolean simulation)
            throws IOException {
        var base = launch();
        return say(new StartUp(times, settle, simulation)
                .run(turn -> base.apart(turn).simulated(simulation), this::progress));
    }

    @Command(
            description =
                    "How soon somebody is told: at 50 alerts/s, in a storm, and by the timers of what nobody takes.")
    int notices(
            @Option(names = "--warm-up", defaultValue = "30s") Duration warmUp,
            @Option(names = "--length", defaultValue = "60s") Duration length,
            @Option(names = "--storm", defaultValue = "60s") Duration storm)
            throws IOException, SQLException {
        return say(new Telling(warmUp, length, storm).run(launch(), this::progress));
    }

    @Command(description = "A page of the list of incidents when there are very many.")
    int list(
            @Option(names = "--incidents", defaultValue = "100000") int incidents,
            @Option(names = "--open", defaultValue = "1000") int open,
            @Option(names = "--times", defaultValue = "200") int times)
            throws IOException, SQLException {
        return say(new LongList(incidents, open, times).run(launch(), this::progress));
    }

    @Command(description = "How soon an update is on each of many open pages, though some do not behave.")
    int pages(
            @Option(names = "--pages", defaultValue = "1000") int pages,
            @Option(names = "--rate", defaultValue = "200") double rate,
            @Option(names = "--warm-up", defaultValue = "30s") Duration warmUp,
            @Option(names = "--length", defaultValue = "60s") Duration length)
            throws IOException {
        return say(new ManyPages(pages, rate, warmUp, length).run(launch(), this::progress));
    }

    @Command(description = "How soon the phone's page stands on a slow line, and how smooth a full desk is.")
    int browser(
            @Option(names = "--openings", defaultValue = "5") int openings,
            @Option(names = "--incidents", defaultValue = "500") int incidents,
            @Option(names = "--length", defaultValue = "30s") Duration length)
            throws IOException {
        return say(new Browsing(openings, incidents, length).run(launch(), this::progress));
    }

    @Command(description = "Rules on records of real homes and sites, where these are: how fast, and what is found.")
    int recorded() throws Exception {
        return inFolder("recorded", folder -> new Records(folder).run(this::progress));
    }

    @Command(description = "A rule tried on the kept readings of many homes, as the api asks for it.")
    int backtest(@Option(names = "--homes", defaultValue = "100") int homes) throws Exception {
        return inFolder("kept", folder -> new KeptReadings(folder, homes).run(this::progress));
    }

    private interface InFolder {
        Report run(Path folder) throws Exception;
    }

    private int inFolder(String name, InFolder benchmark) throws Exception {
        Files.createDirectories(work);
        var folder = Files.createTempDirectory(work, name);
        try {
            return say(benchmark.run(folder));
        } catch (IllegalArgumentException e) {
            progress(String.valueOf(e.getMessage()));
            return CommandLine.ExitCode.USAGE;
        } finally {
            Folder.delete(folder);
        }
    }

    @Command(description = "How well risks are recognised on records of real homes, where these are.")
    int detection(@Option(names = "--incidents", defaultValue = "1000") int incidents) throws Exception {
        return inFolder("detection", folder -> new SilenceQuality(folder, incidents).homes(this::progress));
    }

    @Command(description = "How well floods are found and warned of, on records of real ones, where these are.")
    int floods() throws Exception {
        return inFolder("floods", folder -> new FloodQuality(folder).run(this::progress));
    }

    private int say(Report report) throws IOException {
        var machine = Machine.fingerprint(home());
        var out = spec.commandLine().getOut();
        out.println(report.table());
        out.println(report.json(machine));
        out.flush();
        new MeasuredDocument(record).put(report, machine);
        return 0;
    }

    private void progress(String line) {
        spec.commandLine().getErr().println(line);
    }

    private Launch launch() throws IOException {
        Files.createDirectories(work);
        var data = Files.createTempDirectory(work, "demo");
        return Launch.byScript(home(), data, freePort(), freePort());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The folder of the script that started us. */
    private static Path home() {
        return Path.of(System.getProperty("linli.home", ".")).toAbsolutePath().normalize();
    }
}
