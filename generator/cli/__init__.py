"""The command line: a thin shell over the functions of the package.

A module has the commands of one subject; `program.py` lists them all. Each command imports what it needs itself, so
that `parse` doesn't load what only `build` needs.
"""

from generator.cli.program import main

__all__ = ["main"]
