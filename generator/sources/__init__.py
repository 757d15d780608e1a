"""Sources: a file of any format becomes numbered lines of text, with what is known about where it comes from."""

from generator.sources.document import Document, read_source

__all__ = ["Document", "read_source"]
