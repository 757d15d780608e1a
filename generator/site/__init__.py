"""From Markdown to a published site: build, search index, check, and the server to look at it."""
