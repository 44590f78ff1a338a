package io.linli.api;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Stage;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places, people and alerts that tests speak of. */
public final class Community {
    public static final String PASSWORD = "linli-demo";
    public static final String GRID = "110105001001003";
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Place UNDERPASS = Place.site(GRID, "underpass-east", "东地下通道", ZONE);
    public static final Place HOME = Place.home(GRID, "b3-501", null, "3号楼501", ZONE);
    public static final Place ELSEWHERE = Place.site("110108001001001", "underpass-west", "西地下通道", ZONE);

    public static final String SEED = """
            devices:
              - {id: level-7, kind: sensor, metrics: [water_level], period: 600, credential_version: 1, active: true,
                 exit_door: false, tags: [], settings: {sensor_height: 3000},
                 place: {grid: '110105001001003', site: underpass-east, label: 东地下通道, zone: Asia/Shanghai}}
              - {id: box-1, kind: call_box, metrics: [sos], period: 300, credential_version: 1, active: true,
                 exit_door: false, tags: [watched], settings: {},
                 place: {grid: '110105001001003', home: b3-501, label: 3号楼501, zone: Asia/Shanghai}}
              - {id: level-9, kind: sensor, metrics: [water_level], period: 600, credential_version: 1, active: true,
                 exit_door: false, tags: [], settings: {},
                 place: {grid: '110108001001001', site: underpass-west, label: 西地下通道, zone: Asia/Shanghai}}
            places:
              - {id: '110105001001', kind: community, grid: '110105001001', name: 柳荫社区, name_en: Liuyin, zone: Asia/Shanghai}
              - {id: '110105001001003', kind: grid, grid: '110105001001003', name: 网格003, name_en: Grid 003, zone: Asia/Shanghai}
              - {id: 110105001001003/3, kind: building, grid: '110105001001003', name: 3号楼, name_en: Building 3,
                 plan: {x: 120, y: 80, width: 60, height: 24}, zone: Asia/Shanghai}
              - {id: underpass-west, kind: site, grid: '110108001001001', name: 西地下通道, zone: Asia/Shanghai}
            homes:
              - {id: b3-501, tags: [watched],
                 place: {grid: '110105001001003', building: '3', home: b3-501, label: 3号楼501, zone: Asia/Shanghai}}
              - {id: w1-101, place: {grid: '110108001001001', home: w1-101, label: 西1号楼101, zone: Asia/Shanghai}}
            residents:
              - {id: r1, home: b3-501, name: 王秀英, born: 1940, phone: '13800000000', note: 听力不好}
              - {id: r2, home: w1-101, name: 钱一, phone: '13900000000'}
            rules:
              - {id: flood, kind: flood}
              - {id: sos, kind: sos, level: I}
            accounts:
              - {username: home501, name: 王, role: RESIDENT, grid: '110105001001003', home: b3-501}
              - {username: grid003, name: 周, role: GRID_WORKER, grid: '110105001001003'}
              - {username: duty, name: 吕, role: COMMUNITY_DUTY, grid: '110105001001'}
              - {username: lead, name: 陈, role: GRID_LEAD, grid: '110105001001'}
              - {username: street, name: 孙, role: STREET_DISPATCHER, grid: '110105001'}
              - {username: water, name: 郑, role: DEPT_HANDLER, grid: '110105'}
              - {username: manager, name: 何, role: MANAGER, grid: '110105'}
              - {username: analyst, name: 沈, role: ANALYST, grid: '1101'}
              - {username: devices, name: 丁, role: DEVICE_ADMIN, grid: '110105'}
              - {username: admin, name: 方, role: ADMIN, grid: '110105001001'}
              - {username: other, name: 赵, role: GRID_WORKER, grid: '110108'}
            """;

    private Community() {}

    public static Alert flood(Place place, Level level, int revision) {
        return alert(RuleKind.FLOOD, Mode.LIVE, place, level, revision, null);
    }

    /** As a rule on trial says it. */
    public static Alert floodOnTrial(Place place, Level level) {
        return alert(RuleKind.FLOOD, Mode.SHADOW, place, level, 1, null);
    }

    public static Alert sos(int revision) {
        return alert(RuleKind.SOS, Mode.LIVE, HOME, Level.I, revision, "box-1");
    }

    /** The home of a call box is still, which so far is asked of nobody but who lives there. */
    public static Alert still(int revision) {
        return alert(RuleKind.INACTIVITY, Mode.LIVE, HOME, Level.IV, revision, null);
    }

    private static Alert alert(
            RuleKind kind, Mode mode, Place place, Level level, int revision, @Nullable String device) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var onset = now.minus(Duration.ofSeconds(3));
        var subject = java.util.Objects.requireNonNull(place.subject());
        return new Alert(
                Alert.id(kind.id(), mode, subject, onset),
                kind,
                subject,
                place,
                device,
                level,
                kind == RuleKind.INACTIVITY ? Ladder.L1 : null,
                kind == RuleKind.FLOOD ? Stage.REACHED : null,
                mode,
                kind.id(),
                1,
                revision,
                onset,
                now,
                now,
                now,
                null,
                null,
                false,
                Map.of("value", 620),
                new Text("东地下通道积水620毫米", "620 mm of water"));
    }

    public static Alert next(Alert alert, Level level) {
        return revision(alert, level, null, null, alert.explanation());
    }

    /** As the box names the press. */
    public static Alert pressed(Alert alert, String press) {
        return revision(alert, alert.level(), null, null, Map.of("press_id", press));
    }

    public static Alert cleared(Alert alert) {
        return revision(alert, alert.level(), Instant.now(), ClearReason.RECOVERED, alert.explanation());
    }

    private static Alert revision(
            Alert alert,
            Level level,
            @Nullable Instant clearedAt,
            @Nullable ClearReason reason,
            Map<String, Object> explanation) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Alert(
                alert.id(),
                alert.kind(),
                alert.subject(),
                alert.place(),
                alert.device(),
                level,
                alert.ladder(),
                alert.stage(),
                alert.mode(),
                alert.rule(),
                alert.version(),
                alert.revision() + 1,
                alert.onset(),
                alert.raisedAt(),
                now,
                level == alert.level() ? alert.levelAt() : now,
                clearedAt,
                reason,
                alert.late(),
                explanation,
                alert.text());
    }

    public static Device device(Seed seed, String id) {
        return seed.devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
