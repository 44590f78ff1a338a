package io.linli.standalone;

import io.linli.ingest.payload.Decoded;
import io.linli.ingest.payload.PayloadAdapters;
import io.linli.simulator.recorded.BadRow;
import io.linli.standalone.recorded.Capture;
import io.linli.standalone.recorded.Capture.Captured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The messages of a capture, each said again by the gateway or device that said it, as if it were today. */
final class CapturePlayer {
    private final List<Captured> messages;
    private final PayloadAdapters adapters = new PayloadAdapters();
    private final double speed;

    /** Whoever can speak for a device of this id. */
    interface Voice {
        void say(String author, String topic, byte[] payload, boolean retained);
    }

    private CapturePlayer(List<Captured> messages, double speed) {
        this.messages = messages;
        this.speed = speed;
    }

    static boolean isCapture(Path path) {
        return path.toString().endsWith(Capture.ENDING);
    }

    static CapturePlayer open(Path path, double speed, Consumer<BadRow> bad) throws IOException {
        var messages = Capture.read(path, new PayloadAdapters()::largest, bad);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("it holds no message");
        }
        return new CapturePlayer(messages, speed);
    }

    /** Those in whose name it speaks. */
    List<String> authors() {
        var names = new ArrayList<String>();
        messages.forEach(captured -> names.add(author(captured)));
        return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    void play(Voice voice, Consumer<String> told) throws InterruptedException {
        var first = messages.get(0).at();
        var began = System.nanoTime();
        for (var captured : messages) {
            var after = Duration.between(first, captured.at());
            var due = (long) (after.toNanos() / speed) - (System.nanoTime() - began);
            Thread.sleep(Math.max(0, Duration.ofNanos(due).toMillis()));
            var author = author(captured);
            var message = captured.message();
            if (!author.isEmpty()) {
                voice.say(author, message.topic(), message.payload(), message.retained());
                told.accept(String.format(
                        Locale.ROOT, "%3d:%02d  %s", after.toMinutes(), after.toSecondsPart(), message.topic()));
            }
        }
    }

    private String author(Captured captured) {
        var message = captured.message();
        return adapters.of(message.topic())
                .map(adapter -> adapter.decode(message))
                .map(Decoded::author)
                .orElse("");
    }
}
