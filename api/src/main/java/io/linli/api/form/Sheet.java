package io.linli.api.form;

import io.linli.api.http.Problem;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One kind of thing that is entered by form, or many at once by table; both are read the same. */
public interface Sheet<T> {

    /** As the contract has it, such as {@code homes}. */
    String name();

    /** The first is what each is known by. */
    List<Field> fields();

    /** What the lists show beside the fields: it may be sent back, and changes nothing. */
    default Set<String> shown() {
        return Set.of();
    }

    /** How these forms are read, by what is known of what they name; null where the form complains. */
    Function<Form, @Nullable T> reader(Transaction tx, Caller caller, List<Form> forms);

    /** Enters them, new or in place of what was there; the answer is what must be told once and never again. */
    List<Map<String, Object>> enter(Transaction tx, List<T> read);

    /** What can be taken; of the others' values their forms complain. */
    default List<T> read(Transaction tx, Caller caller, List<Form> forms) {
        Form.requireUnique(forms, fields().get(0).name());
        return forms.stream()
                .map(reader(tx, caller, forms))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The one thing that a form holds; throws a problem that names every bad field. */
    default T readOne(Transaction tx, Caller caller, Form form) {
        var read = read(tx, caller, List.of(form));
        form.trouble().ifPresent(trouble -> {
            throw Problem.unprocessable(trouble).with(form.complaints()).asException();
        });
        return read.get(0);
    }
}
