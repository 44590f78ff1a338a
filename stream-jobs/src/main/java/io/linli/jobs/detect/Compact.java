package io.linli.jobs.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers in as few bytes as they need, 7 bits each, for what is kept a million times. */
final class Compact {
    private Compact() {}

    static void write(long number, DataOutput out) throws IOException {
        var rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long number = 0;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = in.readUnsignedByte();
            number |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return number;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    /** A time by its distance from another; {@link Verdict#NEVER} takes one byte. */
    static void writeTime(long time, long from, DataOutput out) throws IOException {
        var distance = time - from;
        write(time == Verdict.NEVER ? 0 : (distance << 1 ^ distance >> 63) + 1, out);
    }

    static long readTime(long from, DataInput in) throws IOException {
        var written = read(in);
        var folded = written - 1;
        return written == 0 ? Verdict.NEVER : from + (folded >>> 1 ^ -(folded & 1));
    }

    /** Of something that is kept in memory: no more of it than there could be. */
    static int readSize(DataInput in) throws IOException {
        var size = read(in);
        if (size < 0 || size > Integer.MAX_VALUE / 16) {
            throw new IOException("a size that cannot be: " + size);
        }
        return (int) size;
    }
}
