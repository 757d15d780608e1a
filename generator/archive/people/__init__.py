"""The people of the archive: who they are, and what each said."""
