"""Markdown: text becomes Markdown and front matter."""
