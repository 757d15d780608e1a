"""Turns text and values into Markdown and front matter."""
