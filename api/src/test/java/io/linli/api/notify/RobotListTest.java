package io.linli.api.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linli.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotListTest {
    private static final String ROBOTS = """
            - channel: wecom
              grid: 110105
              url: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hidden
              mobiles: [13800000001]
            - {channel: dingtalk, grid: 110105001001, url: https://oapi.dingtalk.com/robot/send, secret: SEChidden}
            - {channel: feishu, grid: 110105001001, url: https://open.feishu.cn/open-apis/bot/v2/hook/x, secret: hidden}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "110105001001003, dingtalk for 110105001001;feishu for 110105001001",
        "110105002001001, wecom for 110105",
        "110108001001001, ''"
    })
    void theMostSpecificPrefixWins(String grid, String told) {
        var robots = read(ROBOTS).forGrid(grid).stream().map(Robot::toString).toList();
        assertThat(String.join(";", robots)).isEqualTo(told);
    }

    @Test
    void isReadFromAMountedFile() throws IOException {
        var file = Files.writeString(folder.resolve("robots"), ROBOTS);
        var config = NoticeConfig.of(Settings.of(Map.of("LINLI_ROBOTS_FILE", file.toString())));
        assertThat(config.robots().all()).hasSize(3);
        assertThat(config.robots().all().get(0).mobiles()).containsExactly("13800000001");
        assertThat(config.toString()).doesNotContain("hidden");
    }

    @Test
    void anEmptyFileIsNoRobot() throws IOException {
        var file = Files.writeString(folder.resolve("robots"), "\n");
        var settings = Settings.of(Map.of("LINLI_ROBOTS_FILE", file.toString()));
        assertThat(NoticeConfig.of(settings).robots()).isEqualTo(Robots.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wecom | LINLI_ROBOTS must be a list of channel, grid, url, secret, mobiles",
                "- {channel: qq} | LINLI_ROBOTS[0].channel=qq must be wecom, dingtalk or feishu",
                "- {channel: wecom, grid: east} | LINLI_ROBOTS[0].grid=east must be 1 to 15 digits",
                "- {channel: wecom} | LINLI_ROBOTS[0].grid is missing",
                "- {channel: wecom, grid: 1, url: 'http://x/?key=hidden'} |"
                        + " LINLI_ROBOTS[0].url=(secret) must be an address beginning with https://",
                "- {channel: wecom, grid: 1, url: 'https://x', secret: hidden} |"
                        + " LINLI_ROBOTS[0].secret=(secret): a robot of wecom has none",
                "- {channel: dingtalk, grid: 1, url: 'https://x'} | LINLI_ROBOTS[0].secret is missing",
                "- {channel: feishu, grid: 1, url: 'https://x', secret: hidden, mobiles: [13800000001]} |"
                        + " LINLI_ROBOTS[0].mobiles: feishu does not mention by number",
                "- {channel: wecom, grid: 1, url: 'https://x', mobiles: [me]} |"
                        + " LINLI_ROBOTS[0].mobiles=me must be the digits of a phone",
                "- {channel: wecom, grid: 1, url: 'https://x', sekret: hidden} |"
                        + " 'LINLI_ROBOTS[0].sekret is unknown; known are channel, grid, url, secret, mobiles'",
                "- {channel: wecom, grid: 1, secret: hidden | LINLI_ROBOTS=(secret) must be YAML, line 1"
            })
    void whatCouldNotWorkIsRefusedByItsName(String yaml, String said) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(said);
    }

    @Test
    void aGridHasOneRobotOfAKind() {
        assertThatThrownBy(() -> read(ROBOTS + ROBOTS.lines().toList().get(4)))
                .hasMessage("LINLI_ROBOTS[3].grid=110105001001 has a robot of this channel already");
    }

    private static Robots read(String yaml) {
        return RobotList.of(Settings.of(Map.of("LINLI_ROBOTS", yaml)), false);
    }
}
