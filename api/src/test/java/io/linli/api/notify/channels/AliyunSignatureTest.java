package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AliyunSignatureTest {

    /** The fixed example in Aliyun's description of signature method V3. */
    @Test
    void signsThePublishedExample() {
        var parameters = new TreeMap<>(
                Map.of("RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"));
        var headers = new AliyunSignature("YourAccessKeyId", "YourAccessKeySecret")
                .headers(
                        URI.create("https://ecs.cn-shanghai.aliyuncs.com/?" + AliyunSignature.query(parameters)),
                        "RunInstances",
                        "2014-05-26",
                        Instant.parse("2023-10-26T10:22:32.700Z"),
                        "3156853299f313e23d1673dc12e1703d");
        assertThat(headers)
                .containsEntry(
                        "authorization",
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                                + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void whatIsAskedIsEscapedAsTheRuleHasIt() {
        assertThat(AliyunSignature.query(new TreeMap<>(Map.of("b", "积 水*~", "a", "{\"x\":1}"))))
                .isEqualTo("a=%7B%22x%22%3A1%7D&b=%E7%A7%AF%20%E6%B0%B4%2A~");
    }
}
