package io.linli.standalone;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps what a listener gets in the order of its queue. The broker writes a packet once the disk is done with whatever
 * the delivering thread had asked of it before, and deliveries change threads; so a message whose thread still waited
 * for another's acknowledgement was overtaken by up to a hundred. What is delivered has been on the disk before, so
 * nothing needs to be waited for.
 */
record DeliveryOrder(StorageManager storage) implements MQTTInterceptor {

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttPublishMessage) {
            storage.clearContext();
        }
        return true;
    }
}
