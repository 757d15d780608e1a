"""The start of an archive: the files that `init` writes, and what `upgrade` says about them later."""
