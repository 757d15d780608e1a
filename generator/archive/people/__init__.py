"""The people of the archive: their identity, and the turns of each."""
