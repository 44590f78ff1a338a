package io.linli.api.form;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.util.List;
import java.util.Map;

/** One kind of thing that is entered by form, or many at once by table; both are read the same. */
public interface Sheet<T> {

    /** As the contract has it, such as {@code homes}. */
    String name();

    List<Field> fields();

    /** What can be taken; of the others' values their forms complain. */
    List<T> read(Transaction tx, Caller caller, List<Form> forms);

    /** Enters them, new or in place of what was there; the answer is what must be told once and never again. */
    List<Map<String, Object>> enter(Transaction tx, List<T> read);
}
