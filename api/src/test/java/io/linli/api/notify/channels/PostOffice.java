package io.linli.api.notify.channels;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A mail server that wants a login, behind a door that may behave badly. */
public final class PostOffice implements AutoCloseable {
    public static final String USER = "linli";
    public static final String PASSWORD = "hidden-word";

    private final GreenMail server;
    private final Vertx vertx;
    private final NetServer door;
    private volatile Consumer<NetSocket> manner = socket -> {};

    /** @param folder for the certificate that it shows */
    public PostOffice(Vertx vertx, Path folder) {
        this.vertx = vertx;
        certify(folder.resolve("office.p12"));
        this.server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        server.start();
        server.setUser("linli@example.org", USER, PASSWORD);
        server.getUserManager().setAuthRequired(true);
        this.door = vertx.createNetServer()
                .connectHandler(socket -> manner.accept(socket))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** By which it is written to, as long as its door is open. */
    public Map<String, String> settings() {
        return Map.of(
                "LINLI_MAIL_URL",
                plain().toString(),
                "LINLI_MAIL_USER",
                USER,
                "LINLI_MAIL_PASSWORD",
                PASSWORD,
                "LINLI_MAIL_FROM",
                "alarm@example.org",
                "LINLI_MAIL_ALLOW_PLAIN",
                "true");
    }

    /** For its address, as a mail server of one's own has it. */
    private static void certify(Path store) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var words = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "office",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=office",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString());
        try {
            if (new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    != 0) {
                throw new IllegalStateException("keytool makes no certificate");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, store.toString());
    }

    /** The certificate that it shows. */
    static Buffer certificate() throws GeneralSecurityException {
        var store = ((DummySSLServerSocketFactory) DummySSLServerSocketFactory.getDefault()).getKeyStore();
        var shown = store.getCertificate(store.aliases().nextElement());
        return Buffer.buffer("-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(shown.getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    public void open() {
        manner = in -> {
            in.pause();
            vertx.createNetClient()
                    .connect(server.getSmtp().getPort(), "127.0.0.1")
                    .onSuccess(out -> {
                        in.pipeTo(out);
                        out.pipeTo(in);
                    });
        };
    }

    public void hang() {
        manner = socket -> {};
    }

    public void shut() {
        manner = NetSocket::close;
    }

    /** Says this instead of a greeting, and no more. */
    public void say(String words) {
        manner = socket -> socket.write(words + "\r\n");
    }

    /** Greets, hears one word and is gone. */
    public void leave() {
        manner = socket -> {
            socket.handler(word -> socket.close());
            socket.write("220 here\r\n");
        };
    }

    public MimeMessage[] letters() {
        return server.getReceivedMessages();
    }

    public URI plain() {
        return URI.create("smtp://127.0.0.1:" + door.actualPort());
    }

    public URI secure() {
        return URI.create("smtps://127.0.0.1:" + server.getSmtps().getPort());
    }

    @Override
    public void close() {
        server.stop();
    }
}
