package io.linli.standalone;

import io.linli.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;

/** Flink's two kinds of process, as its own start scripts would begin them on {@code deploy/flink/config.yaml}. */
record DeployedFlink(Whereabouts where) {

    Server jobManager(List<String> arguments, Map<String, String> environment) {
        var command = command(
                "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
                "-Dmetrics.reporter.prom.port=" + where.port("jobmanager:9249"));
        command.addAll(arguments);
        return Server.java(command, environment, where.log("jobmanager"));
    }

    /** What its start script computes from the configuration is computed here. */
    Server taskManager(Map<String, String> environment) {
        var settings = GlobalConfiguration.loadConfiguration(config().toString());
        var memory = TaskExecutorProcessUtils.generateDynamicConfigsStr(
                TaskExecutorProcessUtils.processSpecFromConfig(settings));
        var command = command("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", words(memory));
        return Server.java(command, environment, where.log("taskmanager"));
    }

    /** Every task of the job is at work. */
    boolean isDetecting() throws IOException {
        var answer = where.get("jobmanager:8081", "/jobs/overview");
        if (answer == null) {
            return false;
        }
        var job = Json.MAPPER.readTree(answer).at("/jobs/0");
        return job.path("state").asText().equals("RUNNING")
                && job.at("/tasks/running").asInt() == job.at("/tasks/total").asInt();
    }

    private List<String> command(String main, String... arguments) {
        var config = config().toString();
        var options = GlobalConfiguration.loadConfiguration(config).get(CoreOptions.FLINK_JVM_OPTIONS);
        var command = new ArrayList<>(List.of(words(options)));
        command.addAll(List.of(main, "--configDir", config));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private Path config() {
        where.folder("flink");
        where.folder("var-lib-linli/working");
        return where.configured(
                        "deploy/flink/config.yaml",
                        Map.of(
                                "rpc.address: jobmanager",
                                "rpc.address: 127.0.0.1\n  rpc.port: " + where.port("jobmanager:6123"),
                                "port: 8081",
                                "port: " + where.port("jobmanager:8081"),
                                "port: 9249",
                                "port: " + where.port("taskmanager:9249")),
                        "flink/config.yaml")
                .getParent();
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
