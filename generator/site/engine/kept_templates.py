"""The compiled templates of the last build, so that an engine that renders one page need not compile thirty templates.

They are kept under the hash of what every page depends on: the templates, the program, the libraries and the settings.
They become part of the cache when the site is published, and are on the disk then. An engine never writes into them.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

KEPT_TEMPLATES = "templates"
"""The folder in the cache."""

COMPILED_TEMPLATES = "templates"
"""The folder of an engine's run; the name is that in `render_parts.py`, which imports nothing of the program."""


def kept_templates(cache: Path, rendering: str) -> str | None:
    """Return the folder of the compiled templates for a hash of what every page depends on; `None` without one."""
    folder = cache / KEPT_TEMPLATES / rendering
    return str(folder) if rendering and folder.is_dir() else None


def keep_templates(run: Path, cache: Path, rendering: str) -> None:
    """Keep the templates that a run has compiled, if it has; without them if the system refuses."""
    compiled = run / COMPILED_TEMPLATES
    if compiled.is_dir() and kept_templates(cache, rendering) is None:
        shutil.rmtree(cache / KEPT_TEMPLATES, ignore_errors=True)
        with suppress(OSError):
            (cache / KEPT_TEMPLATES).mkdir()
            compiled.rename(cache / KEPT_TEMPLATES / rendering)
