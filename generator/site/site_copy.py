"""A copy of the published site, which the next build changes into the new site.

So the cost of a new site grows with its changes, and not with the number of its files. The files of the copy are links
to those of the site. It becomes a copy of the new site when that is published; a build that makes no use of it, or
fails, loses it. So a copy that is there is always one of the published site.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.results.file_hashes import FileHashes
from generator.site.link_files import make_folders, remove_files

COPY_FOLDER = "site-copy"
"""The copy, in the cache."""

_DROPPED_FOLDER = "dropped-copy"


def take_copy(cache: Path, target: Path) -> bool:
    """Make the copy the folder `target`, which doesn't exist; return False if it does not exist."""
    try:
        (cache / COPY_FOLDER).rename(target)
    except OSError:
        return False
    return True


def drop_copy(cache: Path, folder: Path) -> None:
    """Move the copy, if there is one, into the folder of this build, with which it is deleted.

    It must be gone before another site is published.

    Raises:
        OSError: The system refuses to.
    """
    with suppress(FileNotFoundError):
        (cache / COPY_FOLDER).rename(folder / _DROPPED_FOLDER)


def keep_copy(site: Path, files: FileHashes, old: Path, old_files: FileHashes, cache: Path) -> None:
    """Keep a copy of the site for the next build; without one if the system refuses a link.

    Args:
        site: The published site.
        files: Its files.
        old: A folder for the copy, on the file system of the cache.
        old_files: The files in it: those of the site before.
        cache: The cache.
    """
    changed = [name for name, file in files.items() if old_files.get(name) != file]
    with suppress(OSError):
        for name in changed[:1]:
            os.link(f"{site}/{name}", f"{old}.link")  # here most systems refuse that refuse links, before more is done
        remove_files(old, [name for name, file in old_files.items() if files.get(name) != file])
        make_folders(changed, old)
        for name in changed:
            os.link(f"{site}/{name}", f"{old}/{name}")  # a copy of the bytes would need as much room as the site
        old.rename(cache / COPY_FOLDER)
