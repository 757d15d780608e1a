"""Metadata: which session a document is."""
