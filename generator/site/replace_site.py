"""Replacing the published site by the new one."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.errors import BuildError
from generator.results.system_calls import exchange_folders, flush_file_system, flush_folder

OLD_SITE = "site-before"
"""The folder in the cache for the site that is being replaced."""

FAULTY_SITE = "site-with-faults"
"""The folder in the cache for a site that isn't published."""

NEW_SITE = "site-new"
"""The folder in the cache for a site that the system could not put in its place."""

_INCOMING, _OUTGOING, _REPLACED = ".site-new", ".site-outgoing", ".site-before"
"""Folders in the site, where only the contents of a folder can be replaced: entries that come, entries that go, and all
entries that went."""


_ERROR_NUMBER = re.compile(r"^\[Errno \d+\] ")


def replace_site(site: Path, fresh: Path, before: Path) -> bool:
    """Replace the folder `site` by `fresh`, in one step where the system can exchange two folders.

    Returns:
        True if the folders were exchanged, so that `fresh` is the old site.

    Elsewhere a reader very rarely sees neither site. Where a folder can't be renamed (a mount, or a link to another
    file system), its contents are replaced, after all of the new ones are beside them.

    Raises:
        BuildError: The site can't be replaced; it is as it was, and the new one is in the folder `NEW_SITE` beside
            `before`.
    """
    target = site.resolve()
    shutil.rmtree(before, ignore_errors=True)
    is_exchanged = False
    try:
        is_exchanged = _replace_folder(target, fresh, before)
    except OSError:
        try:
            _replace_contents(target, fresh)
        except OSError as error:
            place = _kept(fresh, before.with_name(NEW_SITE))
            message = f"the built site can't be moved here ({_reason(error)}); the existing site stays{place}"
            raise BuildError(message, path=str(site)) from error
    shutil.rmtree(before, ignore_errors=True)
    return is_exchanged


def is_same_folder(folder: Path, status: os.stat_result) -> bool:
    """Return True if `folder` exists and is the one that has the status, whatever its name was."""
    try:
        return os.path.samestat(folder.stat(), status)
    except OSError:
        return False


def is_replacing(site: Path, before: Path) -> bool:
    """Return True if a replacement was stopped, or is going on."""
    return before.is_dir() or any((site / name).is_dir() for name in (_INCOMING, _OUTGOING, _REPLACED))


def put_site_right(site: Path, before: Path) -> None:
    """End a replacement that was stopped: the site is then the old one or the new one.

    Raises:
        OSError: The system refuses to move a file.
    """
    target = site.resolve()
    if before.is_dir():
        if not target.exists():
            before.rename(target)
        else:
            shutil.rmtree(before, ignore_errors=True)
    _put_contents_right(target)


def _put_contents_right(target: Path) -> None:
    incoming, outgoing, replaced = (target / name for name in (_INCOMING, _OUTGOING, _REPLACED))
    if outgoing.is_dir():
        _move(_names_in(outgoing), outgoing, target)
        outgoing.rmdir()
    if replaced.is_dir():
        if incoming.is_dir():
            _move(_names_in(incoming), incoming, target)
        shutil.rmtree(replaced)
    if incoming.is_dir():
        shutil.rmtree(incoming)


def _replace_folder(target: Path, fresh: Path, before: Path) -> bool:
    """Replace a folder; return True if the two were exchanged."""
    is_exchanged = target.exists() and exchange_folders(fresh, target)
    if not is_exchanged:
        if target.exists():
            target.rename(before)
        try:
            fresh.rename(target)
        except OSError:
            if before.exists():
                before.rename(target)
            raise
    with suppress(OSError):  # the new site is in its place, and only reaches the disk a little later
        flush_folder(target.parent)
    return is_exchanged


def _replace_contents(target: Path, fresh: Path) -> None:
    target.mkdir(exist_ok=True)
    _put_contents_right(target)
    incoming, outgoing, replaced = (target / name for name in (_INCOMING, _OUTGOING, _REPLACED))
    try:
        shutil.copytree(fresh, incoming)
        flush_file_system(incoming)
        old_names = [name for name in _names_in(target) if name != _INCOMING]
        outgoing.mkdir()
    except OSError:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    try:
        _move(old_names, target, outgoing)
        outgoing.replace(replaced)  # from here on, a replacement that was stopped is ended; until here it is undone
        try:
            _move(_names_in(incoming), incoming, target)
        except OSError:
            replaced.replace(outgoing)
            raise
    except OSError:
        with suppress(OSError):
            _put_contents_right(target)
        raise
    incoming.rmdir()
    shutil.rmtree(replaced, ignore_errors=True)


def _names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


def _kept(fresh: Path, place: Path) -> str:
    """Keep a new site that can't be published, and return the end of a sentence with its place."""
    try:
        shutil.rmtree(place, ignore_errors=True)
        fresh.replace(place)
    except OSError:
        return ""
    return f", and the new one is in {place.parent.name}/{place.name}/"


def _reason(error: OSError) -> str:
    """Return why the system refused; `shutil.copytree` has a list of all files and reasons."""
    if isinstance(error, shutil.Error):
        return _ERROR_NUMBER.sub("", str(error.args[0][0][2])).partition(": '")[0]
    return error.strerror or str(error)
