package io.linli.api.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void takesWhateverPeopleWrite() {
        var form = new Form(0, Map.of("name", "李 <b>*芳</b> =1+1 👵🏽"));
        assertThat(form.required("name", 64)).isEqualTo("李 <b>*芳</b> =1+1 👵🏽");
        assertThat(form.complaints()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeKeptAsItIs() {
        var form = new Form(0, Map.of("half", "A\ud800B", "control", "A\u0000B", "long", "ABC"));
        form.required("half", 64);
        form.required("control", 64);
        form.required("long", 2);
        form.required("missing", 2);
        assertThat(form.complaints())
                .extracting(Complaint::field)
                .containsExactly("half", "control", "long", "missing");
    }
}
