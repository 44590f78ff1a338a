package io.linli.benchmarks.detection;

/** The names of a town's subjects and devices, made once: a message brings them, and making them is not what is measured. */
final class Names {
    private final String[] subjects;
    private final String[] first;
    private final String[] second;
    private final String[] third;

    Names(Town town) {
        subjects = new String[town.subjects()];
        first = new String[town.subjects()];
        second = new String[town.subjects()];
        third = new String[town.subjects()];
        for (var i = 0; i < town.subjects(); i++) {
            subjects[i] = town.subject(i);
            if (town.isSite(i)) {
                first[i] = "s" + i + "-level";
            } else {
                first[i] = "h" + i + "-motion";
                second[i] = "h" + i + "-warmth";
                third[i] = "h" + i + "-box";
            }
        }
    }

    String subject(int subject) {
        return subjects[subject];
    }

    String level(int site) {
        return first[site];
    }

    String motion(int home) {
        return first[home];
    }

    String warmth(int home) {
        return second[home];
    }

    String box(int home) {
        return third[home];
    }
}
