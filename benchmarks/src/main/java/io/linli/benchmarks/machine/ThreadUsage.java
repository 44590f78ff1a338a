package io.linli.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which threads of a process have used its processor time: seconds by name, those that differ by a number together. */
public record ThreadUsage(Map<String, Double> secondsByName) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;

    public ThreadUsage {
        secondsByName = Map.copyOf(secondsByName);
    }

    public static ThreadUsage of(long pid) {
        var seconds = new TreeMap<String, Double>();
        try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            tasks.forEach(task -> add(task, seconds));
        } catch (IOException e) {
            return new ThreadUsage(Map.of());
        }
        return new ThreadUsage(seconds);
    }

    public ThreadUsage since(ThreadUsage earlier) {
        var difference = new TreeMap<String, Double>();
        secondsByName.forEach(
                (name, seconds) -> difference.put(name, seconds - earlier.secondsByName.getOrDefault(name, 0.0)));
        return new ThreadUsage(difference);
    }

    /** The names of those that used most, with their share of so many seconds of one core. */
    public String busiest(int count, double wallSeconds) {
        return secondsByName.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .map(entry -> entry.getKey() + " " + Math.round(100 * entry.getValue() / wallSeconds) + " %")
                .collect(Collectors.joining(", "));
    }

    /** Names as Linux keeps them: the first 15 characters. */
    private static String group(String name) {
        if (name.matches("C[12] Compiler.*")) {
            return "compiler";
        }
        return name.startsWith("Thread-") && name.contains(" (") ? "broker" : name.replaceAll("[-_#. ]*[0-9]+.*$", "");
    }

    private static void add(Path task, Map<String, Double> seconds) {
        try {
            var stat = Files.readString(task.resolve("stat"));
            var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            var ticks = Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(USER_TIME + 1));
            seconds.merge(group(name), ticks / TICKS_PER_SECOND, Double::sum);
        } catch (IOException e) {
            // It has ended meanwhile.
        }
    }
}
