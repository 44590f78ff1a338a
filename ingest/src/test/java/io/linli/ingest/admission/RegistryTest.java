package io.linli.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Device HERE = at("east");
    private static final Device THERE = at("west");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Registry registry = new Registry(10, 50);

    @Test
    void tellsADeviceWhenItIsNewOrChangedAndNotElse() {
        assertThat(registry.put(HERE, 1)).containsExactly(new DeviceRecord("site:east", HERE, 1));
        assertThat(registry.put(HERE, 2)).isEmpty();
        assertThat(registry.find("level-7")).isNotNull();
    }

    @Test
    void tellsAMoveToBothPlacesThoughTheRegistryDidNotNameIt() {
        registry.put(HERE, 1);
        var records = registry.put(THERE, 2);
        assertThat(records).extracting(DeviceRecord::subject).containsExactly("site:east", "site:west");
        assertThat(records).extracting(it -> it.device().leftPlace()).containsOnly(HERE.place());
    }

    @Test
    void tellsThatAForgottenDeviceIsOutOfService() {
        registry.put(HERE, 1);
        assertThat(registry.remove("level-7", 2))
                .extracting(it -> it.device().active())
                .containsExactly(false);
        assertThat(registry.remove("level-7", 3)).isEmpty();
        assertThat(registry.find("level-7")).isNull();
    }

    @Test
    void repeatsEachDeviceDailyAndNoMove() {
        registry.put(HERE, 0);
        registry.put(THERE, 1);
        assertThat(registry.due(DAY)).isEmpty();
        assertThat(registry.due(DAY + 1)).containsExactly(new DeviceRecord("site:west", THERE, DAY + 1));
        assertThat(registry.due(DAY + 2)).isEmpty();
    }

    private static Device at(String site) {
        var place = Place.site("110105001001001", site, "下穿通道", SHANGHAI);
        return Device.sensor("level-7", Metric.WATER_LEVEL, place, Duration.ofMinutes(1));
    }
}
