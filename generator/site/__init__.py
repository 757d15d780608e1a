"""From Markdown to a published site: the build, the search index, the check, freezing, and the local server."""
