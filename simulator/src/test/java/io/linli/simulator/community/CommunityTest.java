package io.linli.simulator.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommunityTest {
    private static final Community LIUYIN = Community.liuyin();

    @Test
    void isAsLargeAsANeighbourhood() {
        assertThat(LIUYIN.buildings()).hasSize(12);
        assertThat(LIUYIN.homes()).hasSize(60).doesNotHaveDuplicates();
        assertThat(LIUYIN.watchedHomes()).hasSize(8).contains("3-2-501", CommunityLife.RESTLESS);
        assertThat(LIUYIN.devices()).hasSizeBetween(280, 330);
    }

    @Test
    void everyDeviceHasItsOwnNameAndAParentThatSpeaks() {
        var devices = LIUYIN.devices();
        var ids = devices.stream().map(Device::id).toList();
        assertThat(ids).doesNotHaveDuplicates().contains("level-7", "box-1", "gw-501");
        var gateways = devices.stream()
                .filter(device -> device.kind() == DeviceKind.GATEWAY)
                .map(Device::id)
                .collect(Collectors.toSet());
        assertThat(devices).allMatch(device -> device.parent() == null || gateways.contains(device.parent()));
    }

    @Test
    void everyHomeAndSiteHasAWorker() {
        assertThat(LIUYIN.homes())
                .allMatch(home -> LIUYIN.workerFor(LIUYIN.home(home, null)).isPresent());
        assertThat(LIUYIN.workerFor(LIUYIN.site("underpass-east")).orElseThrow().username())
                .isEqualTo("grid003");
        assertThat(LIUYIN.workerFor(LIUYIN.home("8-1-302", null)).orElseThrow().name())
                .isEqualTo("陈立");
    }

    @Test
    void somebodyIsThereToCloseWhatTheFirstOnDutyHasHandled() {
        assertThat(LIUYIN.onDutyBeside(Set.of("grid003")).orElseThrow().username())
                .isEqualTo("duty");
        assertThat(LIUYIN.onDutyBeside(Set.of("grid003", "duty")).orElseThrow().username())
                .isEqualTo("duty2");
    }

    @Test
    void residentsLiveInHomesThatAreThere() {
        var homes = new HashSet<>(LIUYIN.homes());
        assertThat(LIUYIN.residents()).allMatch(resident -> homes.contains(resident.home()));
        assertThat(LIUYIN.home("11-2-1002", "living").floor()).isEqualTo("10");
        assertThat(LIUYIN.home("3-2-501", null).label()).isEqualTo("柳荫社区3号楼2单元501");
    }
}
