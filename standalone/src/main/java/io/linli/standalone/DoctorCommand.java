package io.linli.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is well and what is not, a line each; what is not says what to do. */
@Command(name = "doctor", description = "Check this machine and the demo on it; every red line says what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--data", description = "folder of the demo (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".linli");

    @Option(names = "--port", description = "of the pages and the API (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--mqtt-port", description = "of the devices (default: ${DEFAULT-VALUE})")
    private int mqttPort = 1883;

    @Option(names = "--bind", description = "address to listen on (default: ${DEFAULT-VALUE}, this machine only)")
    private String bind = "127.0.0.1";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var findings = new ArrayList<Finding>();
        findings.add(MachineCheck.java());
        findings.add(MachineCheck.memory(DemoFolder.isInUse(data)));
        findings.add(MachineCheck.disk(data));
        findings.add(MachineCheck.clock(data));
        findings.add(MachineCheck.clockService());
        findings.addAll(demo());
        findings.forEach(this::say);
        return findings.stream().allMatch(Finding::isWell) ? 0 : 1;
    }

    /** Its parts where it runs, else what its start needs. */
    private List<Finding> demo() {
        if (DemoFolder.isInUse(data)) {
            return RunningCheck.of(DemoFolder.addressesOf(data));
        }
        return List.of(
                Finding.well("demo", "does not run on " + data + "; ./linli demo starts it"),
                MachineCheck.port(bind, port, "--port"),
                MachineCheck.port(bind, mqttPort, "--mqtt-port"),
                MachineCheck.records(data));
    }

    private void say(Finding finding) {
        var mark = finding.isWell() ? "  ok   " : Ansi.AUTO.string("@|bold,red   RED  |@");
        var out = spec.commandLine().getOut();
        out.printf("%s%-12s %s%n", mark, finding.what(), finding.detail());
        if (!finding.isWell()) {
            out.printf("       %-12s → %s%n", "", finding.cure());
        }
        out.flush();
    }
}
