package io.linli.jobs.detect;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What a detector writes its memory to: a text goes as the number of its {@link Words word}. */
final class WordOutput implements DataOutput {
    private final Words words;
    private final DataOutputStream out;

    WordOutput(Words words, OutputStream out) {
        this.words = words;
        this.out = new DataOutputStream(out);
    }

    @Override
    public void writeUTF(String text) throws IOException {
        Compact.write(words.of(text), out);
    }

    @Override
    public void write(int number) throws IOException {
        out.write(number);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void writeBoolean(boolean is) throws IOException {
        out.writeBoolean(is);
    }

    @Override
    public void writeByte(int number) throws IOException {
        out.writeByte(number);
    }

    @Override
    public void writeShort(int number) throws IOException {
        out.writeShort(number);
    }

    @Override
    public void writeChar(int letter) throws IOException {
        out.writeChar(letter);
    }

    @Override
    public void writeInt(int number) throws IOException {
        out.writeInt(number);
    }

    @Override
    public void writeLong(long number) throws IOException {
        out.writeLong(number);
    }

    @Override
    public void writeFloat(float number) throws IOException {
        out.writeFloat(number);
    }

    @Override
    public void writeDouble(double number) throws IOException {
        out.writeDouble(number);
    }

    @Override
    public void writeBytes(String text) throws IOException {
        out.writeBytes(text);
    }

    @Override
    public void writeChars(String text) throws IOException {
        out.writeChars(text);
    }
}
