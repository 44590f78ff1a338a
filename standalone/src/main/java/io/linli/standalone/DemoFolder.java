package io.linli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps everything: one running instance to a folder, held by a lock that dies with its process. */
final class DemoFolder implements AutoCloseable {
    private static final long LEAST_FREE = 1L << 30;
    /** The secret from which all devices' passwords are derived. */
    static final String DEVICE_KEY = "device-key";
    /** The secret by which the audit log is signed. */
    static final String AUDIT_KEY = "audit-key";

    private static final String OWN = "own-community";
    private static final String LOCK = "lock";
    static final String SECRETS = "secrets.properties";
    static final String ADDRESSES = "addresses.properties";

    private final Path root;
    private final FileChannel channel;

    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // held as long as the folder is open
    private final FileLock lock;

    private DemoFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Throws {@link Refusal} where it cannot be written, is nearly full, or is in use. */
    static DemoFolder open(Path folder, boolean reset) {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new Refusal(
                        root + " is in use by another ./linli demo",
                        "stop that one, or choose another folder by --data");
            }
            if (reset) {
                empty(root);
            }
            requireSpace(root);
            return new DemoFolder(root, channel, lock);
        } catch (IOException e) {
            throw new Refusal(root + " cannot be used (" + e.getMessage() + ")", "choose a writable folder by --data");
        }
    }

    /** Whether another process, or this one, has it open. */
    static boolean isInUse(Path folder) {
        var file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var free = lock(channel)) {
            return free == null;
        } catch (IOException e) {
            throw new Refusal(folder + " cannot be used (" + e.getMessage() + ")", "choose another folder by --data");
        }
    }

    /** All that is kept here, but for the lock and the logs. */
    List<Path> contents() throws IOException {
        try (var all = Files.list(root)) {
            return all.filter(path ->
                            !List.of(LOCK, "logs").contains(path.getFileName().toString()))
                    .toList();
        }
    }

    /** Whether a community of its own is set up here, in which nothing is simulated. */
    static boolean isOwn(Path folder) {
        return Files.exists(folder.resolve(OWN));
    }

    /** Remembers it for all later starts. */
    void becomeOwn() {
        try {
            if (!isOwn(root)) {
                Files.createFile(root.resolve(OWN));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path part(String name) {
        return root.resolve(name);
    }

    /** A secret of this folder's own, made when first asked for. */
    String secret(String name) {
        return secret(name, DemoFolder::random);
    }

    /** The same of a form of its own. */
    synchronized String secret(String name, Supplier<String> maker) {
        var secrets = read(root.resolve(SECRETS));
        var known = secrets.getProperty(name);
        if (known != null) {
            return known;
        }
        var made = maker.get();
        secrets.setProperty(name, made);
        write(secrets, root.resolve(SECRETS));
        return made;
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Tells other commands where the parts of the running demo listen. */
    void announce(Properties addresses) {
        write(addresses, root.resolve(ADDRESSES));
    }

    /** The secrets of a folder that another process has open. */
    static Properties secretsOf(Path folder) {
        return read(folder.resolve(SECRETS));
    }

    /** Where the parts of the demo on this folder listen, or did when it last ran. */
    static Properties addressesOf(Path folder) {
        return read(folder.resolve(ADDRESSES));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return null;
        }
    }

    private static void requireSpace(Path root) throws IOException {
        var free = Files.getFileStore(root).getUsableSpace();
        if (free < LEAST_FREE) {
            throw new Refusal(
                    "the disk of " + root + " has only " + (free >> 20) + " MB left",
                    "free 1 GB, or choose a folder on another disk by --data");
        }
    }

    private static void empty(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(root.resolve(LOCK)) && !file.startsWith(root.resolve("logs"))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (!folder.equals(root) && !folder.startsWith(root.resolve("logs"))) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    static void forOwnerOnly(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Readable by its owner only, and whole or not at all. */
    private static void write(Properties properties, Path file) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            try (var writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, null);
            }
            forOwnerOnly(fresh);
            Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
