"""The types of the paths that commands take; a path of another type is a wrong argument."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE_TO_WRITE = click.Path(path_type=Path, dir_okay=False)
FOLDER_TO_WRITE = click.Path(path_type=Path, file_okay=False)
"""What is written need not exist."""
