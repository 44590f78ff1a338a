package io.linli.standalone.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart as SVG: what is gained against what it costs, a series of settings each.
 *
 * @param across what the horizontal axis says
 * @param up what the vertical axis says
 */
record Picture(String title, String across, String up, List<Series> series) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 480;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final int TICKS = 5;
    private static final List<String> COLOURS = List.of("#1b5e9e", "#c0392b", "#2e8b57", "#8e44ad", "#b9770e");

    /** One setting; its label stands beside it. */
    record Point(double x, double y, String label) {}

    record Series(String name, boolean isLine, List<Point> points) {}

    String svg() {
        var lines = new ArrayList<String>();
        lines.add(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT));
        lines.add(format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT));
        lines.add(text(LEFT, 24, "start", "<tspan font-size=\"15\">" + escaped(title) + "</tspan>"));
        axes(lines);
        for (var i = 0; i < series.size(); i++) {
            draw(series.get(i), COLOURS.get(i % COLOURS.size()), TOP + 20 * i, lines);
        }
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private void axes(List<String> lines) {
        var right = WIDTH - RIGHT;
        var bottom = HEIGHT - BOTTOM;
        for (var i = 0; i <= TICKS; i++) {
            var x = widest() * i / TICKS;
            var y = highest() * i / TICKS;
            lines.add(line(left(x), TOP, left(x), bottom, "#e4e4e4"));
            lines.add(line(LEFT, top(y), right, top(y), "#e4e4e4"));
            lines.add(text(left(x), bottom + 18, "middle", format("%.1f", x)));
            lines.add(text(LEFT - 8, top(y) + 4, "end", format("%.1f", y)));
        }
        lines.add(text((LEFT + right) / 2.0, HEIGHT - 18, "middle", escaped(across)));
        lines.add(format("<g transform=\"translate(20 %d) rotate(-90)\">", (TOP + bottom) / 2)
                + text(0, 0, "middle", escaped(up)) + "</g>");
    }

    private void draw(Series one, String colour, double legend, List<String> lines) {
        var path = new StringBuilder();
        for (var point : one.points()) {
            path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : " L", left(point.x()), top(point.y())));
        }
        if (one.isLine()) {
            lines.add(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", path, colour));
        }
        for (var point : one.points()) {
            lines.add(dot(left(point.x()), top(point.y()), colour));
            lines.add(text(left(point.x()) + 7, top(point.y()) - 5, "start", escaped(point.label())));
        }
        lines.add(dot(WIDTH - RIGHT + 20, legend, colour));
        lines.add(text(WIDTH - RIGHT + 30, legend + 4, "start", escaped(one.name())));
    }

    private double left(double x) {
        return LEFT + x / widest() * (WIDTH - RIGHT - LEFT);
    }

    private double top(double y) {
        return HEIGHT - BOTTOM - y / highest() * (HEIGHT - BOTTOM - TOP);
    }

    private double widest() {
        return rounded(points().stream().mapToDouble(Point::x).max().orElse(1));
    }

    private double highest() {
        return rounded(points().stream().mapToDouble(Point::y).max().orElse(1));
    }

    private List<Point> points() {
        return series.stream().flatMap(one -> one.points().stream()).toList();
    }

    /** A little more, so that ticks are even. */
    private static double rounded(double most) {
        var step = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-6)))) / 2;
        return Math.ceil(Math.max(most, 1e-6) * 1.05 / step) * step;
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return format("<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    private static String dot(double x, double y, String colour) {
        return format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour);
    }

    private static String text(double x, double y, String anchor, String content) {
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor) + content + "</text>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
