package io.linli.api.staff;

import io.linli.api.form.Complaint;
import io.linli.api.http.Problem;
import io.linli.model.Text;
import java.util.List;
import java.util.Locale;

/** What a password must be: long, and not one's own name. Nothing about signs, which only makes people write it down. */
public final class PasswordRule {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 256;
    private static final int FEWEST_SIGNS = 4;

    private PasswordRule() {}

    /** Throws a problem that names the rule and never the password. */
    public static void require(String password, String username, String name) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw refused(new Text(
                    "密码要 " + SHORTEST + " 到 " + LONGEST + " 个字符",
                    "a password has " + SHORTEST + " to " + LONGEST + " characters"));
        }
        if (password.chars().distinct().count() < FEWEST_SIGNS) {
            throw refused(new Text(
                    "密码至少用 " + FEWEST_SIGNS + " 个不同的字符",
                    "a password has at least " + FEWEST_SIGNS + " different characters"));
        }
        if (holds(password, username) || holds(password, name)) {
            throw refused(new Text("密码里不能有自己的名字或用户名", "a password does not hold one's own name"));
        }
    }

    private static boolean holds(String password, String name) {
        return name.length() > 2 && password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private static RuntimeException refused(Text rule) {
        return Problem.unprocessable("password: " + rule.en())
                .with(List.of(new Complaint("password", "", rule)))
                .asException();
    }
}
