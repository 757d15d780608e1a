"""The archive becomes plain Markdown files with YAML front matter."""
