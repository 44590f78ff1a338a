package io.linli.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloodCourseTest {

    @Test
    void risesWithinTwoMinutesAndStaysBelowTheHighestMark() {
        var course = new FloodCourse();
        var highest = 0.0;
        for (var second = 0; second <= 120; second += FloodCourse.SECONDS) {
            highest = course.next();
        }
        assertThat(highest).isBetween(250.0, 399.0);
        assertThat(course.isOver()).isFalse();
    }

    @Test
    void drainsOnceSomebodyIsThere() {
        var course = new FloodCourse();
        course.next();
        course.next();
        course.drain();
        while (!course.isOver()) {
            course.next();
        }
        assertThat(course.next()).isEqualTo(FloodCourse.DRY);
    }
}
