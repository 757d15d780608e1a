"""Tables: documents, turns, people, mentions and corrections, the same rows in every format of tables."""
