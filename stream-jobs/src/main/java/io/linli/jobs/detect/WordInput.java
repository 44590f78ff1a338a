package io.linli.jobs.detect;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a detector reads its memory from, as {@link WordOutput} wrote it: the same words are the same objects. */
final class WordInput implements DataInput {
    private final Words words;
    private final ByteBuffer in;

    WordInput(Words words, byte[] bytes) {
        this.words = words;
        this.in = ByteBuffer.wrap(bytes);
    }

    @Override
    public String readUTF() throws IOException {
        return words.readText(this);
    }

    @Override
    public void readFully(byte[] bytes) {
        in.get(bytes);
    }

    @Override
    public void readFully(byte[] bytes, int from, int length) {
        in.get(bytes, from, length);
    }

    @Override
    public int skipBytes(int count) {
        var skipped = Math.min(count, in.remaining());
        in.position(in.position() + skipped);
        return skipped;
    }

    @Override
    public boolean readBoolean() {
        return in.get() != 0;
    }

    @Override
    public byte readByte() {
        return in.get();
    }

    @Override
    public int readUnsignedByte() {
        return in.get() & 0xFF;
    }

    @Override
    public short readShort() {
        return in.getShort();
    }

    @Override
    public int readUnsignedShort() {
        return in.getShort() & 0xFFFF;
    }

    @Override
    public char readChar() {
        return in.getChar();
    }

    @Override
    public int readInt() {
        return in.getInt();
    }

    @Override
    public long readLong() {
        return in.getLong();
    }

    @Override
    public float readFloat() {
        return in.getFloat();
    }

    @Override
    public double readDouble() {
        return in.getDouble();
    }

    /** Nothing is written in lines. */
    @Override
    public @Nullable String readLine() {
        throw new UnsupportedOperationException();
    }
}
