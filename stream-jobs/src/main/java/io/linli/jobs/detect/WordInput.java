package io.linli.jobs.detect;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a detector reads its memory from, as {@link WordOutput} wrote it: the same words are the same objects. */
final class WordInput implements DataInput {
    private final Words words;
    private final DataInputStream in;

    WordInput(Words words, byte[] bytes) {
        this.words = words;
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    @Override
    public String readUTF() throws IOException {
        return words.readText(in);
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
        in.readFully(bytes);
    }

    @Override
    public void readFully(byte[] bytes, int from, int length) throws IOException {
        in.readFully(bytes, from, length);
    }

    @Override
    public int skipBytes(int count) throws IOException {
        return in.skipBytes(count);
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return in.readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return in.readUnsignedByte();
    }

    @Override
    public short readShort() throws IOException {
        return in.readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return in.readUnsignedShort();
    }

    @Override
    public char readChar() throws IOException {
        return in.readChar();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    /** Nothing is written in lines. */
    @Override
    public @Nullable String readLine() {
        throw new UnsupportedOperationException();
    }
}
