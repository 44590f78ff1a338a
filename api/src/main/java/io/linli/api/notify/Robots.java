package io.linli.api.notify;

import java.util.List;

/** The robots that are set up. */
public record Robots(List<Robot> all) {
    public static final Robots NONE = new Robots(List.of());

    public Robots {
        all = List.copyOf(all);
    }

    public List<Robot> of(Robot.Kind kind) {
        return all.stream().filter(robot -> robot.kind() == kind).toList();
    }

    /** Those that are told of a grid: the most specific prefix wins, and all robots that have it are told. */
    List<Robot> forGrid(String grid) {
        var longest = all.stream()
                .map(Robot::grid)
                .filter(grid::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
        return all.stream()
                .filter(robot -> robot.grid().length() == longest && grid.startsWith(robot.grid()))
                .toList();
    }
}
