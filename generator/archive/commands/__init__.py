"""The commands that read the whole archive."""
