package io.linli.api.appraisal;

import io.linli.api.incident.state.Step;
import io.linli.model.Level;
import io.linli.model.Text;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A number that people are judged by: of the cases that it asks about, how many were so. Its formula is what is shown
 * to everybody, and what is counted.
 */
enum Measure {
    HANDLED(
            new Text("处置率 = 已反馈 ÷ 应处置（已反馈或已超时）", "handled = reported back ÷ due (reported back or past the limit)"),
            true,
            Measure::isDue,
            Measure::isHandled),
    IN_TIME(
            new Text("按期处置率 = 限时内反馈 ÷ 应处置", "in time = reported back within the limit ÷ due"),
            true,
            Measure::isDue,
            life -> life.kept(Step.FEEDBACK) == Kept.IN_TIME),
    CLOSED(
            new Text("结案率 = 已结案 ÷ 应处置", "closed = closed by another person ÷ due"),
            true,
            Measure::isDue,
            life -> life.has(Step.CLOSE)),
    OVERDUE(
            new Text("超期率 = 超时反馈或超时未反馈 ÷ 应处置", "overdue = reported back too late, or not yet ÷ due"),
            false,
            Measure::isDue,
            life -> life.kept(Step.FEEDBACK) == Kept.LATE || isPendingTooLong(life)),
    OVERDUE_PENDING(
            new Text("超期待处置率 = 超时未反馈 ÷ 应处置", "overdue and open = past the limit and not reported back ÷ due"),
            false,
            Measure::isDue,
            Measure::isPendingTooLong),
    REWORKED(
            new Text("返工率 = 返工 ÷ 应结案", "sent back = not enough at the check ÷ reported back"),
            false,
            life -> life.has(Step.FEEDBACK),
            life -> life.has(Step.REWORK)),
    EXTENDED(
            new Text("延期率 = 批准延期 ÷ 应处置", "extended = more time was granted ÷ due"),
            false,
            Measure::isDue,
            life -> life.extensions() > 0),
    WELL_DISPATCHED(
            new Text("准确派遣率 = 未退回未转派 ÷ 已派遣", "dispatched right = neither given back nor passed on ÷ dispatched"),
            true,
            life -> life.has(Step.DISPATCH),
            life -> !life.has(Step.GIVE_BACK) && !life.has(Step.TRANSFER)),
    PRECISE(
            new Text("有效上报率 = 属实 ÷ （属实 + 误报）", "precision = real ÷ (real + false)"),
            true,
            life -> life.isReal() || life.isFalse(),
            CaseLife::isReal),
    RESPONDED(
            new Text("响应率 = 限时内签收 ÷ 应签收", "responded = taken within the limit ÷ taken or due"),
            true,
            life -> isAsked(life, Step.ACKNOWLEDGE),
            life -> life.kept(Step.ACKNOWLEDGE) == Kept.IN_TIME),
    ARRIVED(
            new Text("按时到场率 = 限时内到场 ÷ 应到场", "arrived in time = within the limit ÷ arrived or due"),
            true,
            life -> isAsked(life, Step.ARRIVE),
            life -> life.kept(Step.ARRIVE) == Kept.IN_TIME),
    CHECKED(
            new Text("按时核查率 = 限时内结案 ÷ 应核查", "checked in time = closed within the limit ÷ closed or due"),
            true,
            life -> isAsked(life, Step.CLOSE),
            life -> life.kept(Step.CLOSE) == Kept.IN_TIME),
    SATISFIED(
            new Text("满意率 = 评分 4 或 5 ÷ 有效评价", "satisfied = rated 4 or 5 ÷ rated"),
            true,
            life -> life.rating() != null,
            life -> life.rating() != null && life.rating() >= 4),
    WHISTLED_WELL(
            new Text("吹哨准确率 = 部门报到且属实 ÷ 吹哨", "whistled rightly = the department came and it was real ÷ whistled"),
            true,
            life -> life.has(Step.WHISTLE) && (life.isOver() || life.has(Step.REPORT_IN)),
            life -> life.has(Step.REPORT_IN) && !life.isFalse()),
    REPORTED_IN(
            new Text("部门按时报到率 = 限时内报到 ÷ 吹哨", "department in time = reported in within the limit ÷ whistled"),
            true,
            life -> isAsked(life, Step.REPORT_IN),
            life -> life.kept(Step.REPORT_IN) == Kept.IN_TIME),
    SOLVED(
            new Text("解决率 = 回访答“已解决” ÷ 有效回访", "solved = said to be solved ÷ asked and answered"),
            true,
            life -> life.solved() != null,
            life -> Boolean.TRUE.equals(life.solved())),
    SENSED_FIRST(
            new Text("未诉先办率 = 感知先于群众反映 ÷ 全部", "before anybody asked = found by a sensor first ÷ all"),
            true,
            life -> true,
            CaseLife::isSensed),
    FIRST_MINUTE(
            new Text("Ⅰ级 60 秒签收率 = 60 秒内签收 ÷ Ⅰ级", "level I in 60 s = taken within a minute ÷ of level I"),
            true,
            Measure::isUrgent,
            life -> life.isTakenWithin(Duration.ofSeconds(60))),
    THREE_MINUTES(
            new Text("Ⅰ级 180 秒签收率 = 180 秒内签收 ÷ Ⅰ级", "level I in 180 s = taken within three minutes ÷ of level I"),
            true,
            Measure::isUrgent,
            life -> life.isTakenWithin(Duration.ofSeconds(180)));

    private final Text formula;
    private final boolean isMoreBetter;
    private final Predicate<CaseLife> asks;
    private final Predicate<CaseLife> holds;

    Measure(Text formula, boolean isMoreBetter, Predicate<CaseLife> asks, Predicate<CaseLife> holds) {
        this.formula = formula;
        this.isMoreBetter = isMoreBetter;
        this.asks = asks;
        this.holds = holds;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Measure parse(String id) {
        for (var measure : values()) {
            if (measure.id().equals(id)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("no measure is called so");
    }

    Text formula() {
        return formula;
    }

    boolean isMoreBetter() {
        return isMoreBetter;
    }

    /** Whether it asks about this case. */
    boolean asks(CaseLife life) {
        return !life.isLeftOut() && asks.test(life);
    }

    boolean holds(CaseLife life) {
        return holds.test(life);
    }

    /** What somebody who wants to do better looks at. */
    boolean isAgainst(CaseLife life) {
        return asks(life) && holds(life) != isMoreBetter;
    }

    /** 应处置: what has time left speaks neither for nor against anybody. */
    private static boolean isDue(CaseLife life) {
        return life.has(Step.FEEDBACK) || isPendingTooLong(life);
    }

    private static boolean isHandled(CaseLife life) {
        return life.has(Step.FEEDBACK);
    }

    private static boolean isPendingTooLong(CaseLife life) {
        return life.kept(Step.FEEDBACK) == Kept.OVERDUE;
    }

    /** Done, or it should be by now. */
    private static boolean isAsked(CaseLife life, Step step) {
        return life.kept(step) != Kept.PENDING;
    }

    private static boolean isUrgent(CaseLife life) {
        return life.log().level() == Level.I && (life.has(Step.ACKNOWLEDGE) || isAsked(life, Step.ACKNOWLEDGE));
    }
}
