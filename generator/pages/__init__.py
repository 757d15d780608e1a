"""Writes the archive as Markdown files with YAML front matter."""
