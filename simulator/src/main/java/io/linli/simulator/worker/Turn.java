package io.linli.simulator.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** The step that an incident waits for, who takes it, and what they say. */
record Turn(String step, boolean byDuty, Map<String, String> body) {
    /** Begins every word of a simulated worker, so that nobody takes it for a person's. */
    static final String MARK = "模拟 simulated";

    static Optional<Turn> of(JsonNode incident) {
        var kind = incident.path("kind").asText();
        return switch (incident.path("state").asText()) {
            case "detected" -> Optional.of(said("register", true, "立案 · registered"));
            case "dispatched" -> Optional.of(said("acknowledge", false, "已收到，马上过去 · on my way"));
            case "acknowledged" -> Optional.of(said("arrive", false, arrival(kind)));
            case "arrived" -> Optional.of(feedback(kind));
            case "fed_back" -> Optional.of(said("close", true, "已核查，结案 · checked"));
            default -> Optional.empty();
        };
    }

    private static Turn said(String step, boolean byDuty, String note) {
        return new Turn(step, byDuty, Map.of("note", MARK + "：" + note));
    }

    private static Turn feedback(String kind) {
        var note = MARK + "：" + outcome(kind);
        return new Turn("feedback", false, Map.of("outcome", "real_resolved", "note", note));
    }

    private static String arrival(String kind) {
        return switch (kind) {
            case "flood" -> "已到通道口，启动水泵，拦下车辆 · at the underpass, pump on, road closed";
            default -> "已到门口，敲门有人应 · at the door, somebody answers";
        };
    }

    private static String outcome(String kind) {
        return switch (kind) {
            case "sos" -> "老人起身时头晕，已扶坐，家属在路上 · dizzy, now seated, family on the way";
            case "flood" -> "积水已排，道路恢复 · drained, road open again";
            case "gas" -> "灶具软管脱落，已关阀通风 · the cooker's hose had come off, valve shut, aired";
            case "co" -> "热水器排烟不畅，已停用通风 · the boiler's flue was blocked, switched off, aired";
            case "smoke" -> "锅烧干，无明火，已通风 · a pan boiled dry, no fire, aired";
            case "water-leak" -> "接头漏水，已关总阀，报修 · a joint leaked, main valve shut, repair called";
            case "heat" -> "空调未开，已打开并送水 · air conditioning was off, switched on, water given";
            case "cold" -> "暖气未热，已送取暖器并报修 · heating was cold, a heater brought, repair called";
            case "inactivity" -> "老人滑倒后起不来，已扶起，未受伤 · had slipped, helped up, unhurt";
            default -> "已处理 · done";
        };
    }
}
