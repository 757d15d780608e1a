"""All records together: the only stage that knows more than one document."""
