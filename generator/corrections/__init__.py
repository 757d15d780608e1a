"""Corrections: what people found wrong in a document, written beside its source, which stays as it was received."""
