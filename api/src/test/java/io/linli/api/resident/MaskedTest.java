package io.linli.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource({"王秀英,王**", "李明,李**", "王,王**", "Anna,A**", "🙂x,🙂**", "'',''"})
    void ofANameTheFirstSignIsTold(String name, String told) {
        assertThat(Masked.name(name)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"13812345678,138****5678", "+8613812345678,+86****5678", "65551234,****34", "110,****10", "'',''"})
    void ofANumberTooLittleIsToldToCallIt(String phone, String told) {
        assertThat(Masked.phone(phone)).isEqualTo(told);
    }
}
