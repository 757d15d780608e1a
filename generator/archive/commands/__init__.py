"""The commands that work over the whole archive."""
