package io.linli.api.history;

import io.linli.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what a store answers row by row into series. */
final class SeriesBuilder {
    private final Map<Key, List<Point>> points = new LinkedHashMap<>();

    private record Key(String device, Metric metric) {}

    void add(String device, Metric metric, Point point) {
        points.computeIfAbsent(new Key(device, metric), key -> new ArrayList<>())
                .add(point);
    }

    List<Series> build() {
        return points.entrySet().stream()
                .map(entry -> new Series(entry.getKey().device(), entry.getKey().metric(), entry.getValue()))
                .toList();
    }
}
