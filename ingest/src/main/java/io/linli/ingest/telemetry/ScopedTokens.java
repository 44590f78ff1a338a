package io.linli.ingest.telemetry;

import com.influxdb.LogLevel;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.Permission;
import com.influxdb.client.domain.PermissionResource;
import com.influxdb.exceptions.InfluxException;
import io.linli.model.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a token for whoever writes history and one for whoever reads it, each for its bucket alone, so that nobody
 * else needs the administrator's. A token whose file is there stays.
 */
public final class ScopedTokens {
    private static final Logger LOG = LoggerFactory.getLogger(ScopedTokens.class);

    private ScopedTokens() {}

    /** @param folder gets {@code write/token} and {@code read/token} */
    public static void make(TelemetryConfig store, Path folder) {
        try (var client = client(store)) {
            var bucket = client.getBucketsApi().findBucketByName(store.bucket());
            if (bucket == null) {
                throw new IllegalStateException(store.url() + " has no bucket " + store.bucket());
            }
            make(
                    client,
                    bucket,
                    Permission.ActionEnum.WRITE,
                    folder.resolve("write").resolve("token"));
            make(
                    client,
                    bucket,
                    Permission.ActionEnum.READ,
                    folder.resolve("read").resolve("token"));
        } catch (InfluxException e) {
            throw new IllegalStateException(store.url() + " makes no tokens: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(InfluxDBClient client, Bucket bucket, Permission.ActionEnum may, Path file)
            throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var resource = new PermissionResource();
        resource.setType(PermissionResource.TYPE_BUCKETS);
        resource.setId(bucket.getId());
        resource.setOrgID(bucket.getOrgID());
        var permission = new Permission();
        permission.setAction(may);
        permission.setResource(resource);
        var made = client.getAuthorizationsApi().createAuthorization(bucket.getOrgID(), List.of(permission));
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling("token.new");
        Files.writeString(fresh, made.getToken());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Made {}", file);
    }

    private static InfluxDBClient client(TelemetryConfig store) {
        return InfluxDBClientFactory.create(InfluxDBClientOptions.builder()
                .url(store.url().toString())
                .org(store.org())
                .logLevel(LogLevel.NONE)
                .okHttpClient(new OkHttpClient.Builder())
                .authenticateToken(store.token().toCharArray())
                .build());
    }

    public static void main(String[] arguments) {
        try {
            var settings = Settings.ofEnvironment();
            var store = TelemetryConfig.of(settings, "", "tokens")
                    .orElseThrow(() -> new IllegalArgumentException("LINLI_INFLUX_URL is missing"));
            make(store, Path.of(settings.text("LINLI_TOKEN_FOLDER")));
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
        } catch (IllegalStateException | UncheckedIOException e) {
            LOG.error("The tokens are not made", e);
            System.exit(1);
        }
    }
}
