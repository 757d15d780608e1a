"""Findings: what a person should look at in a document."""
