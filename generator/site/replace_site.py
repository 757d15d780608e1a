"""Replacing the published site by the new one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.errors import BuildError
from generator.site.system_calls import exchange_folders, flush_file_system, flush_folder

OLD_SITE = "site-before"
"""The folder in the cache for the site that is being replaced."""

FAULTY_SITE = "site-with-faults"
"""The folder in the cache for a site that isn't published."""

_INCOMING, _OUTGOING = ".site-new", ".site-before"
"""Folders in the site for the entries that come and go, where only the contents of a folder can be replaced."""


def replace_site(site: Path, fresh: Path, before: Path) -> None:
    """Replace the folder `site` by `fresh`, in one step where the system can exchange two folders.

    Elsewhere a reader very rarely sees neither site. Where a folder can't be renamed (a mount, or a link to another
    file system), its contents are replaced, after all of the new ones are beside them.

    Raises:
        BuildError: The site can't be replaced; it is as it was.
    """
    target = site.resolve()
    shutil.rmtree(before, ignore_errors=True)
    try:
        _replace_folder(target, fresh, before)
    except OSError:
        try:
            _replace_contents(target, fresh)
        except OSError as error:
            message = f"the built site can't be moved here ({_reason(error)}); the existing site stays"
            raise BuildError(message, path=str(site)) from error
    shutil.rmtree(before, ignore_errors=True)


def _replace_folder(target: Path, fresh: Path, before: Path) -> None:
    if target.exists():
        if not exchange_folders(fresh, target):
            target.rename(before)
            try:
                fresh.rename(target)
            except OSError:
                before.rename(target)
                raise
    else:
        fresh.rename(target)
    flush_folder(target.parent)


def _replace_contents(target: Path, fresh: Path) -> None:
    target.mkdir(exist_ok=True)
    incoming, outgoing = target / _INCOMING, target / _OUTGOING
    for folder in (incoming, outgoing):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.copytree(fresh, incoming)
        flush_file_system(incoming)
    except OSError:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    old_names = [path.name for path in target.iterdir() if path != incoming]
    outgoing.mkdir()
    _move(old_names, target, outgoing)
    try:
        _move([path.name for path in incoming.iterdir()], incoming, target)
    except OSError:
        _move(old_names, outgoing, target)
        raise
    incoming.rmdir()
    shutil.rmtree(outgoing)


def _move(names: Iterable[str], source: Path, target: Path) -> None:
    """Move entries of a folder to another one of the same file system: all, or none if the system refuses one."""
    moved = []
    try:
        for name in names:
            (source / name).replace(target / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (target / name).replace(source / name)
        raise


def _reason(error: OSError) -> str:
    """Return why the system refused; `shutil.copytree` has a list of all files and reasons."""
    if isinstance(error, shutil.Error):
        return str(error.args[0][0][2])
    return error.strerror or str(error)
