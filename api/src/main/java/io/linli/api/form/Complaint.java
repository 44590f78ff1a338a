package io.linli.api.form;

import io.linli.model.Text;

/** One value that cannot be taken, and why, in both languages. */
public record Complaint(String field, String value, Text reason) {}
