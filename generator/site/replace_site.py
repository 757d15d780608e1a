"""Replacing the published site by the new one."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.errors import BuildError

OLD_SITE = "site-before"
"""The folder in the cache for the site that is being replaced."""

FAULTY_SITE = "site-with-faults"
"""The folder in the cache for a site that isn't published."""


def replace_site(site: Path, fresh: Path, before: Path) -> None:
    """Replace the folder `site` by `fresh`; a reader sees the old site or the new one, and very rarely neither.

    Where a folder can't be renamed (a mount, or a link to another file system), its contents are replaced.
    """
    target = site.resolve()
    shutil.rmtree(before, ignore_errors=True)
    try:
        try:
            if target.exists():
                target.rename(before)
            fresh.rename(target)
        except OSError:
            _replace_contents(target, fresh)
    except OSError as error:
        raise BuildError(
            f"the built site can't be moved here ({error.strerror}); it is in {fresh}", path=str(site)
        ) from error
    shutil.rmtree(before, ignore_errors=True)


def _replace_contents(target: Path, fresh: Path) -> None:
    target.mkdir(exist_ok=True)
    for old in target.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    shutil.copytree(fresh, target, dirs_exist_ok=True)
