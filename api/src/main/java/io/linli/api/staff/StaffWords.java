package io.linli.api.staff;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people call each role in a table. */
final class StaffWords {
    static final Map<String, Role> ROLES = roles();

    private StaffWords() {}

    private static Map<String, Role> roles() {
        var roles = new LinkedHashMap<String, Role>();
        roles.put("网格员", Role.GRID_WORKER);
        roles.put("网格长", Role.GRID_LEAD);
        roles.put("社区值班", Role.COMMUNITY_DUTY);
        roles.put("物业", Role.PROPERTY);
        roles.put("志愿者", Role.VOLUNTEER);
        roles.put("街道调度", Role.STREET_DISPATCHER);
        roles.put("部门处置", Role.DEPT_HANDLER);
        roles.put("核查员", Role.CHECKER);
        roles.put("督办", Role.SUPERVISOR);
        roles.put("管理者", Role.MANAGER);
        roles.put("分析员", Role.ANALYST);
        roles.put("设备管理", Role.DEVICE_ADMIN);
        roles.put("管理员", Role.ADMIN);
        roles.put("审计", Role.AUDITOR);
        roles.put("居民", Role.RESIDENT);
        roles.put("家属", Role.FAMILY);
        return roles;
    }
}
