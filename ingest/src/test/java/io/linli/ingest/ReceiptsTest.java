package io.linli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final Receipts receipts = new Receipts();
    private final ArrayList<String> acknowledged = new ArrayList<>();

    @Test
    void acknowledgesWhenTheLastRecordIsIn() {
        var receipt = open("a");
        receipt.expect();
        receipt.expect();
        receipt.complete();
        receipt.arrived();
        assertThat(acknowledged).isEmpty();
        receipt.arrived();
        assertThat(acknowledged).containsExactly("a");
    }

    @Test
    void aDuplicateWaitsForWhatItRepeats() {
        var original = open("original");
        original.expect();
        original.complete();
        open("duplicate").complete();
        assertThat(acknowledged).isEmpty();
        assertThat(receipts.size()).isEqualTo(2);
        original.arrived();
        assertThat(acknowledged).containsExactly("original", "duplicate");
    }

    @Test
    void saysHowLongTheOldestWaits() {
        assertThat(receipts.waiting(50)).isZero();
        receipts.open(10, () -> {});
        receipts.open(40, () -> {});
        assertThat(receipts.waiting(50)).isEqualTo(40);
    }

    private Receipts.Receipt open(String name) {
        return receipts.open(0, () -> acknowledged.add(name));
    }
}
