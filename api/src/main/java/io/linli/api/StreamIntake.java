package io.linli.api;

import io.linli.api.alert.AlertIntake;
import io.linli.api.backtest.BacktestDesk;
import io.linli.api.device.Liveness;
import io.linli.api.device.RejectedStore;
import io.linli.api.event.Event;
import io.linli.api.event.LiveReadings;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.channels.CallBoxChannel;
import io.linli.api.rule.RuleFailureStore;
import io.linli.api.store.Records;
import io.linli.api.stream.Streaming;
import io.linli.model.Alert;
import io.linli.model.Backtest;
import io.linli.model.Json;
import io.linli.model.Rejected;
import io.linli.model.RuleFailure;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes from the streams, handed to those whom it is for. What cannot be read stops nothing. */
final class StreamIntake implements Streaming.Intake {
    private static final Logger LOG = LoggerFactory.getLogger(StreamIntake.class);

    private final Records records;
    private final AlertIntake alerts;
    private final Liveness liveness;
    private final LiveReadings readings;
    private final NoticeSender notices;
    private final BacktestDesk backtests;

    StreamIntake(
            Records records,
            AlertIntake alerts,
            Liveness liveness,
            LiveReadings readings,
            NoticeSender notices,
            BacktestDesk backtests) {
        this.records = records;
        this.alerts = alerts;
        this.liveness = liveness;
        this.readings = readings;
        this.notices = notices;
        this.backtests = backtests;
    }

    @Override
    public void alerts(List<Streaming.Arrived> batch) {
        var readable = new ArrayList<Alert>();
        for (var record : batch) {
            try {
                readable.add(Json.read(record.value(), Alert.class));
            } catch (IllegalArgumentException e) {
                LOG.error("{} is not an alert: {}", record.place(), e.getMessage());
            }
        }
        alerts.accept(readable);
    }

    @Override
    public void rejected(List<Streaming.Arrived> batch) {
        var readable = new LinkedHashMap<String, Rejected>();
        for (var record : batch) {
            try {
                readable.put(record.place(), Json.read(record.value(), Rejected.class));
            } catch (IllegalArgumentException e) {
                LOG.error("{} is not a rejected message: {}", record.place(), e.getMessage());
            }
        }
        records.transact(tx -> {
            RejectedStore.add(tx, readable);
            return readable.size();
        });
    }

    /** Pages that show the rule show it anew. */
    @Override
    public void ruleFailures(List<Streaming.Arrived> batch) {
        for (var record : batch) {
            try {
                var failure = Json.read(record.value(), RuleFailure.class);
                records.transact(tx -> {
                    if (RuleFailureStore.add(tx, failure)) {
                        tx.tell(Event.of(Event.Type.RULE, "", "", failure));
                    }
                    return failure;
                });
            } catch (IllegalArgumentException e) {
                LOG.error("{} is not the failure of a rule: {}", record.place(), e.getMessage());
            }
        }
    }

    @Override
    public void observations(List<Streaming.Arrived> batch) {
        for (var record : batch) {
            try {
                var observation = Wire.decode(record.key(), record.timestamp(), record.value());
                liveness.take(observation);
                readings.take(observation);
                if (observation instanceof Signal signal && signal.kind() == SignalKind.COMMAND_ANSWERED) {
                    answered(signal);
                }
            } catch (IllegalArgumentException e) {
                LOG.error("{} is not an observation: {}", record.place(), e.getMessage());
            }
        }
    }

    @Override
    public void backtests(List<Streaming.Arrived> batch) {
        for (var record : batch) {
            try {
                var word = Json.read(record.value(), Backtest.class);
                records.transact(tx -> {
                    backtests.hear(tx, word);
                    return word;
                });
            } catch (IllegalArgumentException e) {
                LOG.error("{} is not a backtest: {}", record.place(), e.getMessage());
            }
        }
    }

    private void answered(Signal signal) {
        var reason = signal.data().getOrDefault("reason", "done");
        CallBoxChannel.noticeOf(signal.ref())
                .ifPresent(notice -> notices.answered(notice, reason.equals("done"), reason));
    }
}
