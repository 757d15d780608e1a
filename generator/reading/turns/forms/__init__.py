"""Forms of marks: one file for each form, and the list of all."""
