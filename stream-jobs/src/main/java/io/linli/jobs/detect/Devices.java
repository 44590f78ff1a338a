package io.linli.jobs.detect;

import io.linli.model.Device;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The devices of one subject by id, sorted: there are millions of these maps, each small, and read at every event. */
final class Devices extends AbstractMap<String, Device> {
    private static final Device[] NONE = new Device[0];
    private static final int[] NO_HASHES = new int[0];
    /** Up to so many are looked through faster than searched. */
    private static final int FEW = 32;

    private Device[] sorted = NONE;
    /** Of the ids of the same places: numbers side by side, where the ids lie all over the memory. */
    private int[] hashes = NO_HASHES;

    /** Where a device stands in {@link #at}; negative where it is not known. */
    int indexOf(String id) {
        if (hashes.length > FEW) {
            return search(id);
        }
        var hash = id.hashCode();
        for (var i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash && sorted[i].id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Where a device stands, or by {@code -at - 1} where it belongs. */
    private int search(String id) {
        var low = 0;
        var high = sorted.length - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = sorted[middle].id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** All there are, by their ids. */
    void hold(Device[] next) {
        sorted = next;
        hashes = Arrays.stream(next).map(Device::id).mapToInt(String::hashCode).toArray();
    }

    Device at(int index) {
        return sorted[index];
    }

    @Override
    public int size() {
        return sorted.length;
    }

    @Override
    public boolean containsKey(@Nullable Object id) {
        return get(id) != null;
    }

    @Override
    public @Nullable Device get(@Nullable Object id) {
        var index = id instanceof String text ? indexOf(text) : -1;
        return index < 0 ? null : sorted[index];
    }

    @Override
    public @Nullable Device put(String id, Device device) {
        var index = search(id);
        if (index >= 0) {
            var before = sorted[index];
            sorted = sorted.clone();
            sorted[index] = device;
            return before;
        }
        var at = -index - 1;
        var next = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, at, next, at + 1, sorted.length - at);
        next[at] = device;
        hold(next);
        return null;
    }

    @Override
    public @Nullable Device remove(@Nullable Object id) {
        var index = id instanceof String text ? indexOf(text) : -1;
        if (index < 0) {
            return null;
        }
        var before = sorted[index];
        var next = Arrays.copyOf(sorted, sorted.length - 1);
        System.arraycopy(sorted, index + 1, next, index, next.length - index);
        hold(next);
        return before;
    }

    @Override
    public Collection<Device> values() {
        return Collections.unmodifiableList(Arrays.asList(sorted));
    }

    @Override
    public Set<Entry<String, Device>> entrySet() {
        var devices = sorted;
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Device>> iterator() {
                return Arrays.stream(devices)
                        .<Entry<String, Device>>map(device -> new SimpleImmutableEntry<>(device.id(), device))
                        .iterator();
            }

            @Override
            public int size() {
                return devices.length;
            }
        };
    }
}
