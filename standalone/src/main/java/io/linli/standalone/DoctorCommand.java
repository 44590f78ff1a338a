package io.linli.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** What is well and what is not, a line each; what is not says what to do. */
@Command(name = "doctor", description = "Check this machine and the demo on it; every red line says what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private Ports ports = new Ports();

    @Mixin
    private Shell shell = new Shell();

    @Override
    public Integer call() {
        Ports.require(ports.port(), ports.mqttPort());
        var findings = new ArrayList<Finding>();
        findings.add(MachineCheck.java());
        findings.add(MachineCheck.memory(DemoFolder.isInUse(shell.data())));
        findings.add(MachineCheck.disk(shell.data()));
        findings.add(MachineCheck.clock(shell.data()));
        findings.add(MachineCheck.clockService());
        findings.addAll(demo());
        findings.forEach(this::say);
        return findings.stream().allMatch(Finding::isWell) ? 0 : 1;
    }

    /** Its parts where it runs, else what its start needs. */
    private List<Finding> demo() {
        if (DemoFolder.isInUse(shell.data())) {
            return RunningCheck.of(DemoFolder.addressesOf(shell.data()));
        }
        return List.of(
                Finding.well(
                        "demo",
                        "does not run on " + shell.data() + "; ./linli demo" + shell.dataOption() + " starts it"),
                MachineCheck.port(ports.bind(), ports.port(), "--port"),
                MachineCheck.port(ports.bind(), ports.mqttPort(), "--mqtt-port"),
                MachineCheck.records(shell.data()));
    }

    private void say(Finding finding) {
        var mark = finding.isWell() ? "  ok   " : Ansi.AUTO.string("@|bold,red   RED  |@");
        var out = shell.out();
        out.printf("%s%-12s %s%n", mark, finding.what(), finding.detail());
        if (!finding.isWell()) {
            out.printf("       %-12s → %s%n", "", finding.cure());
        }
        out.flush();
    }
}
