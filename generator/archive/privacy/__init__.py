"""Privacy: names and passages that the archive withholds."""
