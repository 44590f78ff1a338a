package io.linli.ingest.admission;

/** Sixty-four bits that stand for what was said; among a million the chance that two agree is one in 40 million. */
final class Fingerprint {
    private long hash = 0xcbf29ce484222325L;

    Fingerprint of(String text) {
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return of(text.length());
    }

    Fingerprint of(long number) {
        hash = mixed(hash ^ mixed(number + 0x9e3779b97f4a7c15L));
        return this;
    }

    long value() {
        return mixed(hash);
    }

    private static long mixed(long bits) {
        var mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
