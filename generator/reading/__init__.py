"""Reading: the lines of one document become one session record, step by step."""
