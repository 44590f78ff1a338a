package io.linli.api.notify.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TencentSignatureTest {

    /** The example in Tencent Cloud's description of signature method v3, whose key ends in asterisks. */
    @Test
    void signsThePublishedExample() {
        var body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        var authorization = new TencentSignature(
                        "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******")
                .authorization(
                        "cvm.tencentcloudapi.com",
                        "cvm",
                        "DescribeInstances",
                        Instant.ofEpochSecond(1_551_113_065),
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(authorization)
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request,"
                        + " SignedHeaders=content-type;host;x-tc-action,"
                        + " Signature=be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3");
    }
}
